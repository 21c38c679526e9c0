import { Journal, type JournalEntry } from "./journal.ts";
import type { CollectionName, Records } from "./records.ts";

/** Keys are parts joined by "/", most general part first, so that an account's records share a prefix. */
export type Key = readonly string[];

/** What operations read and write; {@link Store} itself, or a view of it. */
export interface State {
  get<C extends CollectionName>(collection: C, key: Key): Records[C] | undefined;
  list<C extends CollectionName>(collection: C, prefix?: Key): Records[C][];
  put<C extends CollectionName>(collection: C, key: Key, value: Records[C]): void;
  delete(collection: CollectionName, key: Key): void;
}

/** A value that was replaced, and when. */
interface Former {
  at: number;
  value: unknown;
}

/**
 * All state, in memory, with an optional journal.
 *
 * Values are treated as immutable: change one by putting a new object. Writes happen inside
 * {@link Store.transaction}, which keeps all of them or none.
 */
export class Store implements State {
  readonly #collections = new Map<string, Map<string, unknown>>();
  readonly #journal: Journal | undefined;
  #pending: JournalEntry[] = [];
  #undo: (() => void)[] = [];
  #depth = 0;
  /** How long former values are kept for {@link Store.getAt}, in milliseconds; 0 keeps none. */
  keepFormerMs = 0;
  /** Former values by collection and key, oldest first. */
  readonly #former = new Map<string, Map<string, Former[]>>();
  readonly #now: () => Date;

  /** @param stateFile path of the journal; absent keeps everything in memory */
  constructor(stateFile?: string, now: () => Date = () => new Date()) {
    this.#now = now;
    if (stateFile === undefined) return;
    const { journal, entries } = Journal.open(stateFile);
    this.#journal = journal;
    for (const [collection, key, value] of entries) this.#map(collection).set(key, value);
  }

  /** True before the first seed. */
  get isEmpty(): boolean {
    return this.#map("account").size === 0;
  }

  /** The record, or undefined. */
  get<C extends CollectionName>(collection: C, key: Key): Records[C] | undefined {
    return this.#map(collection).get(joinKey(key)) as Records[C] | undefined;
  }

  /** Records whose key starts with `prefix`, in key order. */
  list<C extends CollectionName>(collection: C, prefix: Key = []): Records[C][] {
    const start = prefix.length === 0 ? "" : `${joinKey(prefix)}/`;
    return [...this.#map(collection)]
      .filter(([key]) => key.startsWith(start))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, value]) => value as Records[C]);
  }

  /** The record as it was at `time` (milliseconds since 1970), as far as {@link Store.keepFormerMs} reaches back. */
  getAt<C extends CollectionName>(collection: C, key: Key, time: number): Records[C] | undefined {
    return this.#valueAt(collection, joinKey(key), time) as Records[C] | undefined;
  }

  /** As {@link Store.list}, at `time`: what was deleted since is there, what was made since is not. */
  listAt<C extends CollectionName>(collection: C, prefix: Key, time: number): Records[C][] {
    const start = prefix.length === 0 ? "" : `${joinKey(prefix)}/`;
    const keys = new Set([...this.#map(collection).keys(), ...(this.#former.get(collection)?.keys() ?? [])]);
    return [...keys]
      .filter((key) => key.startsWith(start))
      .sort((left, right) => (left < right ? -1 : 1))
      .map((key) => this.#valueAt(collection, key, time) as Records[C] | undefined)
      .filter((value) => value !== undefined);
  }

  /** Creates or replaces. */
  put<C extends CollectionName>(collection: C, key: Key, value: Records[C]): void {
    this.#write(collection, joinKey(key), value);
  }

  /** Removes; absent keys are fine. */
  delete(collection: CollectionName, key: Key): void {
    if (this.get(collection, key) !== undefined) this.#write(collection, joinKey(key), null);
  }

  /** Runs `work`; its writes are journalled when it returns and undone when it throws. */
  transaction<T>(work: () => T): T {
    this.#depth += 1;
    try {
      const result = work();
      if (this.#depth === 1) {
        this.#journal?.append(this.#pending);
        this.#clearPending();
      }
      return result;
    } catch (error) {
      if (this.#depth === 1) {
        for (const undo of this.#undo.reverse()) undo();
        this.#clearPending();
      }
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** As {@link Store.transaction}, of what was always there: nobody sees the state before it, however late. */
  asEver(work: () => void): void {
    const { keepFormerMs } = this;
    this.keepFormerMs = 0;
    try {
      this.transaction(work);
    } finally {
      this.keepFormerMs = keepFormerMs;
    }
  }

  /** Forgets everything, then lets `fill` write the new contents. */
  reset(fill: () => void): void {
    this.#collections.clear();
    this.#former.clear();
    this.#journal?.rewrite([]);
    this.asEver(fill);
  }

  /** Closes the journal; no write may follow. */
  close(): void {
    this.#journal?.close();
  }

  #write(collection: string, key: string, value: unknown): void {
    if (this.#depth === 0) throw new Error("state may only be written inside a transaction");
    const map = this.#map(collection);
    const before = map.get(key);
    const forget = this.#remember(collection, key, before);
    this.#undo.push(() => {
      forget();
      if (before === undefined) map.delete(key);
      else map.set(key, before);
    });
    this.#pending.push([collection, key, value]);
    if (value === null) map.delete(key);
    else map.set(key, value);
  }

  /** Keeps the value that is about to be replaced; the answer takes that back. */
  #remember(collection: string, key: string, value: unknown): () => void {
    if (this.keepFormerMs === 0) return () => undefined;
    const at = this.#now().getTime();
    const keys = this.#former.get(collection) ?? new Map<string, Former[]>();
    this.#former.set(collection, keys);
    const kept = (keys.get(key) ?? []).filter((former) => former.at > at - this.keepFormerMs);
    const former = { at, value };
    keys.set(key, [...kept, former]);
    return () => keys.set(key, kept);
  }

  #valueAt(collection: string, key: string, time: number): unknown {
    const since = this.#former
      .get(collection)
      ?.get(key)
      ?.find((former) => former.at > time);
    return since === undefined ? this.#map(collection).get(key) : since.value;
  }

  #clearPending(): void {
    this.#pending = [];
    this.#undo = [];
  }

  #map(collection: string): Map<string, unknown> {
    const found = this.#collections.get(collection);
    if (found !== undefined) return found;
    const created = new Map<string, unknown>();
    this.#collections.set(collection, created);
    return created;
  }
}

function joinKey(key: Key): string {
  return key.map((part) => part.replaceAll("/", "%2F")).join("/");
}
