import { type Family, families, familyNames } from "./families.ts";
import type { CollectionName, Records } from "./records.ts";
import type { Key, State, Store } from "./store.ts";

/** Milliseconds by which reads of a family are behind the writes. */
export type Delays = Readonly<Partial<Record<Family, number>>>;

/** The store as someone sees it who hears of writes late. Writing goes through at once. */
export class LateView implements State {
  readonly #store: Store;
  readonly #now: number;
  readonly #delays: ReadonlyMap<CollectionName, number>;

  constructor(store: Store, delays: Delays, now: Date) {
    this.#store = store;
    this.#now = now.getTime();
    this.#delays = new Map(
      familyNames.flatMap((family) =>
        families[family].map((collection): [CollectionName, number] => [collection, delays[family] ?? 0]),
      ),
    );
  }

  get<C extends CollectionName>(collection: C, key: Key): Records[C] | undefined {
    const delay = this.#delays.get(collection) ?? 0;
    return delay === 0
      ? this.#store.get(collection, key)
      : this.#store.getAt(collection, key, this.#now - delay);
  }

  list<C extends CollectionName>(collection: C, prefix: Key = []): Records[C][] {
    const delay = this.#delays.get(collection) ?? 0;
    return delay === 0
      ? this.#store.list(collection, prefix)
      : this.#store.listAt(collection, prefix, this.#now - delay);
  }

  put<C extends CollectionName>(collection: C, key: Key, value: Records[C]): void {
    this.#store.put(collection, key, value);
  }

  delete(collection: CollectionName, key: Key): void {
    // What the view does not show any more, or not yet, must go all the same.
    this.#store.delete(collection, key);
  }
}
