import type { Directory } from "../directory.ts";
import { RehearsalIdpError } from "../errors.ts";
import { isFault, withFault } from "../faults/catalogue.ts";
import type { Scene } from "../faults/rule.ts";
import { otherSite, type SiteFacts, siteFacts } from "../sites.ts";
import type { CreatedResponse, ResponseRequest } from "../types.ts";
import { composeDraft, type Order } from "./compose.ts";
import { type Finished, finish, type Keys } from "./create.ts";
import type { Draft } from "./draft.ts";

/** What the issuer needs from its surroundings. */
export interface IssuerSetting {
  entityId: string;
  directory: Directory;
  keys: Keys;
  now: () => Date;
  cloudUrl?: string | undefined;
}

interface Addressed {
  order: Order;
  mistaken: SiteFacts;
  postTo: string;
}

const someOtherService: SiteFacts = {
  entityId: "https://other-service.acme.example/saml",
  acsUrl: "https://other-service.acme.example/saml/acs",
};

/** Turns requests into responses, and remembers the last good one of each kind for replays. */
export class ResponseIssuer {
  readonly #setting: IssuerSetting;
  readonly #lastGood = new Map<string, Finished>();

  constructor(setting: IssuerSetting) {
    this.#setting = setting;
  }

  async create(request: ResponseRequest): Promise<CreatedResponse> {
    const { order, mistaken, postTo } = this.#address(request);
    const good = composeDraft(order);
    const draft = this.#broken(good, request, { user: order.user, target: order.target, mistaken });
    const memory = `${request.userId} ${order.target.entityId} ${order.target.acsUrl}`;
    const { xml } = await this.#finish(draft, memory, request.fault === undefined);
    return {
      samlResponse: Buffer.from(xml, "utf8").toString("base64"),
      acsUrl: order.target.acsUrl,
      postTo,
      ...(draft.relayState === undefined ? {} : { relayState: draft.relayState }),
    };
  }

  #broken(good: Draft, { fault }: ResponseRequest, scene: Scene): Draft {
    if (fault === undefined) return good;
    // A caller without types, such as a form, may ask for anything.
    if (!isFault(fault)) throw new RehearsalIdpError("unknown-fault", `There is no fault "${fault}".`);
    return withFault(good, fault, scene);
  }

  async #finish(draft: Draft, memory: string, isGood: boolean): Promise<Finished> {
    const last = draft.replay === "none" ? undefined : this.#lastGood.get(memory);
    if (last && draft.replay === "whole-response") return last;
    const made = await finish(draft, this.#setting.keys, last?.assertionXml);
    if (isGood || draft.replay !== "none") this.#lastGood.set(memory, made);
    return made;
  }

  #address(request: ResponseRequest): Addressed {
    const { directory, entityId, now } = this.#setting;
    const user = directory.user(request.userId);
    const common = { issuer: entityId, now: now(), user, inResponseTo: request.inResponseTo };
    if (request.audience === "sp") {
      const target = directory.serviceProvider(request.spEntityId);
      const applications =
        request.applicationKey === undefined
          ? directory.applications
          : [directory.application(request.applicationKey)];
      const order = { ...common, target, applications, releaseGroups: true };
      return { order, mistaken: someOtherService, postTo: target.acsUrl };
    }
    const app = directory.application(request.applicationKey);
    const target = siteFacts(app.site);
    const order = {
      ...common,
      target,
      applications: [app],
      releaseGroups: app.releaseGroups === true,
      relayState: app.relayState,
    };
    return { order, mistaken: otherSite(app.site), postTo: this.#cloudAddress() ?? target.acsUrl };
  }

  #cloudAddress(): string | undefined {
    const { cloudUrl } = this.#setting;
    return cloudUrl === undefined ? undefined : `${cloudUrl.replace(/\/+$/, "")}/saml-role/sso`;
  }
}
