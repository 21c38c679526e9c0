import type { Federation, FederationDocument } from "@modelstudio-sso/contracts";
import { type Failure, failureOf } from "./failure.ts";

/** Where the open document stands against the server. */
export type SaveState =
  | { kind: "saved" }
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "failed"; failure: Failure };

export interface DraftSnapshot {
  document: FederationDocument;
  version: number;
  save: SaveState;
}

export interface DraftPorts {
  save: (document: FederationDocument, version: number) => Promise<Federation>;
  onSaved: (federation: Federation) => void;
  /** How long typing rests before it is saved. */
  delayMs: number;
}

/**
 * Holds the document while a person edits it and saves it in order: one request at a time, always naming the version
 * it was read at, so that somebody else's change is never overwritten without being seen.
 */
export class DraftStore {
  #snapshot: DraftSnapshot;
  #ports: DraftPorts;
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(federation: Federation, ports: DraftPorts) {
    this.#snapshot = { document: federation.document, version: federation.version, save: { kind: "saved" } };
    this.#ports = ports;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): DraftSnapshot => this.#snapshot;

  /** Changes the document. `typed`: wait until the typing rests; otherwise save at once. */
  readonly update = (
    change: (document: FederationDocument) => FederationDocument,
    how: "typed" | "chosen" = "chosen",
  ): void => {
    this.#set({ document: change(this.#snapshot.document), save: { kind: "waiting" } });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), how === "typed" ? this.#ports.delayMs : 0);
  };

  /** Saves what is waiting and resolves when the server has it; false where it does not. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.#timer);
    while (this.#running !== undefined) await this.#running;
    if (this.snapshot().save.kind === "saved") return true;
    this.#running = this.#saveOnce().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
    const { kind } = this.snapshot().save;
    return kind === "waiting" ? this.flush() : kind === "saved";
  };

  /** Takes what the server holds. A clean draft follows silently; a dirty one only when a person says so. */
  readonly adopt = (federation: Federation, how: "if-clean" | "discard-mine"): void => {
    if (how === "if-clean" && this.#snapshot.save.kind !== "saved") return;
    if (how === "if-clean" && federation.version <= this.#snapshot.version) return;
    clearTimeout(this.#timer);
    this.#set({ document: federation.document, version: federation.version, save: { kind: "saved" } });
  };

  /** Keeps this draft although the server holds a newer one; asked for in words after a conflict. */
  readonly overwrite = (newer: Federation): Promise<boolean> => {
    this.#set({ version: newer.version, save: { kind: "waiting" } });
    return this.flush();
  };

  async #saveOnce(): Promise<void> {
    const { document, version } = this.#snapshot;
    this.#set({ save: { kind: "saving" } });
    try {
      const saved = await this.#ports.save(document, version);
      const untouched = this.#snapshot.document === document;
      this.#set({ version: saved.version, save: untouched ? { kind: "saved" } : { kind: "waiting" } });
      this.#ports.onSaved(saved);
    } catch (error) {
      this.#set({ save: { kind: "failed", failure: failureOf(error) } });
    }
  }

  #set(part: Partial<DraftSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }
}
