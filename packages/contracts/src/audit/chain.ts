import { canonicalJson } from "./canonical-json.ts";
import { type AuditEvent, auditEventSchema } from "./event.ts";
import {
  type AuditEnd,
  type AuditSeal,
  auditHeadSchema,
  auditSealSchema,
  sealedText,
} from "./export-lines.ts";

/** SHA-256 in lower-case hex over the UTF-8 of a text; a port, since a browser and Node have different ones. */
export type Sha256 = (text: string) => string;

/** Whether a signature over a text is one of the service's key. */
export type VerifySeal = (text: string, seal: AuditSeal) => boolean;

/** What stands before the first entry. */
export const chainStart = "0".repeat(64);

/** The hash an entry must have where it stands. */
export function auditHash(event: Omit<AuditEvent, "hash">, sha256: Sha256): string {
  const { hash: _hash, ...content } = event as AuditEvent;
  return sha256(canonicalJson(content));
}

/** One place where a chain does not hold. */
export interface ChainBreak {
  /** Line of the file, from 1. */
  line: number;
  detail: string;
  want?: string;
  got?: string;
}

export interface ChainReport {
  ok: boolean;
  organization: string | null;
  /** Entries read, and the numbers of the first and the last. */
  entries: number;
  first: number | null;
  last: number | null;
  /** Hash of the last entry: equal to one noted elsewhere, nothing before it was changed. */
  head: string | null;
  /** True where the file's end is signed by the key that was asked for, or by the key it names. */
  sealed: boolean;
  /** Key that sealed it, as base64url of its raw 32 bytes (Ed25519). */
  key: string | null;
  breaks: ChainBreak[];
}

interface Ports {
  sha256: Sha256;
  verifySeal: VerifySeal;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Checks an export line by line, so that its size does not matter: feed every line, then ask for the report. */
export class ChainCheck {
  readonly #ports: Ports;
  readonly #breaks: ChainBreak[] = [];
  #line = 0;
  #organization: string | null = null;
  /** What the next entry must follow; `null` until the head was read. */
  #last: { seq: number; hash: string } | null = null;
  #first: number | null = null;
  #entries = 0;
  #sealed = false;
  #key: string | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  line(text: string): void {
    this.#line += 1;
    if (text.trim() === "") return;
    const value = parse(text);
    const end = auditSealSchema.safeParse(value);
    const event = auditEventSchema.safeParse(value);
    if (this.#line === 1) this.#head(value);
    else if (this.#sealed) this.#find("There is something after the signed end.");
    else if (end.success) this.#end(end.data);
    // Over what stands there, not over what was understood of it: a member more is a change, too.
    else if (event.success) this.#entry(event.data, auditHash(value as AuditEvent, this.#ports.sha256));
    else this.#find("This line is no entry of an audit export.");
  }

  report(): ChainReport {
    if (!this.#sealed && this.#breaks.length === 0)
      this.#find("The export has no signed end, so entries may be missing there.");
    const last = this.#entries === 0 ? null : this.#last;
    return {
      ok: this.#breaks.length === 0,
      organization: this.#organization,
      entries: this.#entries,
      first: this.#first,
      last: last?.seq ?? null,
      head: last?.hash ?? null,
      sealed: this.#sealed,
      key: this.#key,
      breaks: this.#breaks,
    };
  }

  #find(detail: string, facts?: { want: string; got: string }): void {
    // One break makes all later lines look wrong; the first few say where.
    if (this.#breaks.length < 20) this.#breaks.push({ line: this.#line, detail, ...facts });
  }

  #head(value: unknown): void {
    const head = auditHeadSchema.safeParse(value);
    if (!head.success) {
      this.#find("The first line does not say whose chain this is and where it begins.");
      return;
    }
    const { organization, after } = head.data;
    this.#organization = organization;
    this.#last = { seq: after.seq, hash: after.hash };
    if (after.seq === 0 && after.hash === chainStart) return;
    if (after.seal === null || !this.#ports.verifySeal(sealedText(organization, after), after.seal))
      this.#find("Earlier entries were left out or pruned, and the place where this begins is not signed.");
    this.#key = after.seal?.key ?? null;
  }

  #entry(event: AuditEvent, hash: string): void {
    if (event.organization !== this.#organization) this.#find("This entry is of another organisation.");
    const { seq, hash: before } = this.#last ?? { seq: 0, hash: chainStart };
    if (event.seq !== seq + 1)
      this.#find("An entry is missing, added or out of order.", {
        want: String(seq + 1),
        got: String(event.seq),
      });
    if (event.previous !== before)
      this.#find("This entry does not follow the one before.", { want: before, got: event.previous });
    if (event.hash !== hash) this.#find("This entry was changed.", { want: event.hash, got: hash });
    this.#last = { seq: event.seq, hash: event.hash };
    this.#entries += 1;
    this.#first ??= event.seq;
  }

  #end(end: AuditEnd): void {
    const last = this.#last ?? { seq: 0, hash: chainStart };
    if (end.seq !== last.seq || end.hash !== last.hash)
      this.#find("The end that was signed is not the end of this file: entries are missing.", {
        want: `${end.seq} ${end.hash}`,
        got: `${last.seq} ${last.hash}`,
      });
    if (this.#key !== null && this.#key !== end.key)
      this.#find("Beginning and end are signed by different keys.");
    this.#key = end.key;
    this.#sealed = this.#ports.verifySeal(sealedText(this.#organization ?? "", end), end);
    if (!this.#sealed) this.#find("The signature at the end is not right.");
  }
}
