import type { Federation } from "@modelstudio-sso/contracts";

/** Enough for every federation of a large service, in a few hundred kilobytes. */
const most = 4096;
/** How long a document whose reading was stopped is left alone. */
const triedAgainAfterMs = 60_000;

type Version = Pick<Federation, "id" | "version">;

/**
 * The entityID of each federation's metadata, by version: anybody's response asks for all of them, so nothing may be
 * worked out from the documents to find them again.
 */
export class EntityIds {
  readonly #known = new Map<string, { name: string | undefined; until: number }>();

  /** `undefined` where it has to be read; `name` is undefined where the metadata names none. */
  get({ id, version }: Version, now: Date): { name: string | undefined } | undefined {
    const found = this.#known.get(`${id} ${version}`);
    return found !== undefined && found.until > now.getTime() ? found : undefined;
  }

  set({ id, version }: Version, read: { name: string | undefined; stopped: boolean; now: Date }): void {
    const { name, stopped, now } = read;
    if (this.#known.size >= most) this.#known.clear();
    const until = stopped ? now.getTime() + triedAgainAfterMs : Number.POSITIVE_INFINITY;
    this.#known.set(`${id} ${version}`, { name, until });
  }
}
