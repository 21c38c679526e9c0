import { RehearsalIdpError } from "./errors.ts";
import type { AliyunApplication, ServiceProviderRegistration } from "./registrations.ts";
import { applicationKey } from "./registrations.ts";
import type { StateFolder } from "./storage.ts";
import type { RehearsalUser } from "./users.ts";
import { defaultUsers } from "./users.ts";

const stateFile = "state.json";

interface State {
  users: RehearsalUser[];
  applications: AliyunApplication[];
  serviceProviders: ServiceProviderRegistration[];
  port?: number;
}

/** The identity provider's own records: people, applications, service providers. */
export class Directory {
  readonly #folder: StateFolder;
  readonly #state: State;
  #saving: Promise<void> = Promise.resolve();

  private constructor(folder: StateFolder, state: State) {
    this.#folder = folder;
    this.#state = state;
  }

  /** Reads what was kept; given users win over kept ones. */
  static async open(folder: StateFolder, users?: RehearsalUser[]): Promise<Directory> {
    const text = await folder.read(stateFile);
    // The file is written by this class only, so its shape is known.
    const kept: Partial<State> = text === undefined ? {} : JSON.parse(text);
    const directory = new Directory(folder, {
      users: structuredClone(users ?? kept.users ?? defaultUsers()),
      applications: kept.applications ?? [],
      serviceProviders: kept.serviceProviders ?? [],
      ...(kept.port === undefined ? {} : { port: kept.port }),
    });
    await directory.#save();
    return directory;
  }

  get users(): readonly RehearsalUser[] {
    return this.#state.users;
  }

  get applications(): readonly AliyunApplication[] {
    return this.#state.applications;
  }

  get serviceProviders(): readonly ServiceProviderRegistration[] {
    return this.#state.serviceProviders;
  }

  /** The port of the last start: the entityID holds it, so it should not change for nothing. */
  get port(): number | undefined {
    return this.#state.port;
  }

  async rememberPort(port: number): Promise<void> {
    this.#state.port = port;
    await this.#save();
  }

  async setApplication(app: AliyunApplication): Promise<void> {
    const key = applicationKey(app);
    this.#state.applications = [
      ...this.#state.applications.filter((known) => applicationKey(known) !== key),
      structuredClone(app),
    ];
    await this.#save();
  }

  async setServiceProvider(sp: ServiceProviderRegistration): Promise<void> {
    assertWebAddress(sp.acsUrl, "acsUrl");
    this.#state.serviceProviders = [
      ...this.#state.serviceProviders.filter((known) => known.entityId !== sp.entityId),
      { entityId: sp.entityId, acsUrl: sp.acsUrl },
    ];
    await this.#save();
  }

  user(id: string): RehearsalUser {
    const found = this.#state.users.find((user) => user.id === id);
    if (!found) throw new RehearsalIdpError("unknown-user", `There is no user "${id}" here.`);
    return found;
  }

  /** The named application, or the only one there is. */
  application(key: string | undefined): AliyunApplication {
    const found = onlyOr(this.#state.applications, key, (app) => applicationKey(app));
    if (found) return found;
    throw new RehearsalIdpError(
      "unknown-application",
      key === undefined
        ? `Say which application: ${this.#state.applications.length} are configured here.`
        : `No Alibaba Cloud application "${key}" is configured here.`,
    );
  }

  /** The named service provider, or the only one there is. */
  serviceProvider(entityId: string | undefined): ServiceProviderRegistration {
    const found = onlyOr(this.#state.serviceProviders, entityId, (sp) => sp.entityId);
    if (found) return found;
    throw new RehearsalIdpError(
      "unknown-service-provider",
      entityId === undefined
        ? `Say which service provider: ${this.#state.serviceProviders.length} are registered here.`
        : `No service provider "${entityId}" is registered here.`,
    );
  }

  /** One write after another, so that the file is always the newest state. */
  #save(): Promise<void> {
    const text = `${JSON.stringify(this.#state, null, 2)}\n`;
    const write = () => this.#folder.write(stateFile, text);
    this.#saving = this.#saving.then(write, write);
    return this.#saving;
  }
}

function onlyOr<T>(items: readonly T[], key: string | undefined, keyOf: (item: T) => string): T | undefined {
  if (key !== undefined) return items.find((item) => keyOf(item) === key);
  return items.length === 1 ? items[0] : undefined;
}

/** A browser is sent there, so `javascript:` and the like must not get in. */
export function assertWebAddress(url: string, setting: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : "";
  if (protocol !== "http:" && protocol !== "https:") {
    throw new RehearsalIdpError("bad-setting", `${setting} must be an http or https URL, not "${url}".`);
  }
}
