import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** One write: collection, key, and the new value (`null` deletes). */
export type JournalEntry = [collection: string, key: string, value: unknown];

const header = JSON.stringify({ format: "modelstudio-sso-emulator", version: 1 });

/**
 * Append-only file of committed writes, one line per request.
 *
 * A line is handed to the operating system before the request is answered, so what a client was told
 * survives SIGKILL. It is not flushed to the disk platter: a power failure may lose the last lines.
 */
export class Journal {
  readonly #path: string;
  #fd: number;

  private constructor(path: string, fd: number) {
    this.#path = path;
    this.#fd = fd;
  }

  /** Opens or creates the file and returns what it held. @throws when a line other than the last is damaged */
  static open(path: string): { journal: Journal; entries: JournalEntry[] } {
    mkdirSync(dirname(path), { recursive: true });
    const entries = existsSync(path) ? readEntries(path) : [];
    const journal = new Journal(path, -1);
    journal.rewrite(entries);
    return { journal, entries };
  }

  /** Adds the writes of one request as one line. */
  append(entries: JournalEntry[]): void {
    if (entries.length > 0) writeAll(this.#fd, `${JSON.stringify(entries)}\n`);
  }

  /** Replaces the whole file atomically; used to compact at start and to reset. */
  rewrite(entries: JournalEntry[]): void {
    const temporary = `${this.#path}.tmp`;
    const fd = openSync(temporary, "w", 0o600);
    writeAll(fd, `${header}\n`);
    for (const entry of entries) writeAll(fd, `${JSON.stringify([entry])}\n`);
    closeSync(fd);
    renameSync(temporary, this.#path);
    if (this.#fd !== -1) closeSync(this.#fd);
    this.#fd = openSync(this.#path, "a", 0o600);
  }

  /** Closes the file. */
  close(): void {
    if (this.#fd !== -1) closeSync(this.#fd);
    this.#fd = -1;
  }
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  let written = 0;
  while (written < bytes.length) written += writeSync(fd, bytes, written);
}

/** Reads and folds the file: the last write of a key wins, deletions disappear. */
function readEntries(path: string): JournalEntry[] {
  const lines = readFileSync(path, "utf8").split("\n");
  // Text after the last newline is a write that was cut off before its request was answered.
  lines.pop();
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  if (first !== header)
    throw new Error(`${path} is not a journal of this emulator; move it away to start anew`);
  const folded = new Map<string, JournalEntry>();
  for (const [index, line] of rest.entries()) {
    for (const entry of parseLine(line, `${path}:${index + 2}`)) {
      const key = `${entry[0]}\u0000${entry[1]}`;
      if (entry[2] === null) folded.delete(key);
      else folded.set(key, entry);
    }
  }
  return [...folded.values()];
}

function parseLine(line: string, where: string): JournalEntry[] {
  try {
    return JSON.parse(line) as JournalEntry[];
  } catch {
    throw new Error(`${where}: damaged journal line; move the file away to start anew`);
  }
}
