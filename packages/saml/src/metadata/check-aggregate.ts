import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import { type AggregateContent, type AggregateFault, AggregateReader } from "./aggregate/aggregate-reader.ts";
import { choiceFindings } from "./aggregate-findings.ts";
import { failed, withDocument, withDuplicates } from "./check-document.ts";
import { malformed } from "./document-findings.ts";
import { type JudgedReport, judgeEntity } from "./judge-entity.ts";
import { beginning, doctype, notUtf8, readDocument, tooLarge } from "./read-document.ts";
import type { MetadataCheckOptions } from "./types.ts";

/** Characters of the start that tell another encoding, a web page or a signature-less text. */
const beginningLength = 512;

/**
 * Judges one entity of an aggregate that is too large for a tree. The bytes come in pieces and are not kept.
 * Entities other than the chosen one are read for name, role and nesting alone.
 */
export class AggregateCheck {
  readonly #reader: AggregateReader;
  readonly #options: MetadataCheckOptions;
  #size = 0;
  #refused: Diagnostic | undefined;

  constructor(options: MetadataCheckOptions) {
    this.#options = options;
    this.#reader = new AggregateReader(options.entityId);
  }

  /** Takes the next bytes, the first piece at least a few hundred of them. False as soon as it is refused. */
  push(chunk: Uint8Array): boolean {
    const first = this.#size === 0;
    this.#size += chunk.length;
    if (this.#refused !== undefined) return false;
    if (this.#size > limits.aggregateBytes) this.#refused = tooLarge(this.#size, limits.aggregateBytes);
    else
      this.#refused =
        (first ? refusedStart(chunk) : undefined) ?? this.#read(first ? unmarked(chunk) : chunk);
    return this.#refused === undefined;
  }

  #read(bytes: Uint8Array): Diagnostic | undefined {
    const fault = this.#reader.push(bytes);
    return fault === undefined ? undefined : faultFinding(fault, this.#size);
  }

  /** To be called once, after the last bytes. */
  finish(): JudgedReport {
    if (this.#refused !== undefined) return failed(this.#refused);
    const { content, fault } = this.#reader.finish();
    if (fault !== undefined) return failed(faultFinding(fault, this.#size));
    return this.#judge(content);
  }

  #judge(content: AggregateContent): JudgedReport {
    const { entity, entityIds, inherited, signed } = content;
    const findings = choiceFindings(content, this.#options.entityId);
    if (findings.length > 0 || entity === undefined) return { ok: false, diagnostics: findings, entityIds };
    const text = readDocument(entity);
    if (text.refused !== undefined) return { ...failed(text.refused), entityIds };
    const report = withDocument(text.bytes, ({ root }) =>
      judgeEntity({ node: root, inherited }, this.#options, { size: this.#size, signed }),
    );
    return withDuplicates(report, content);
  }
}

function unmarked(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}

function refusedStart(bytes: Uint8Array): Diagnostic | undefined {
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0) return notUtf8(bytes);
  return beginning(Buffer.from(unmarked(bytes).subarray(0, beginningLength)).toString("utf8"));
}

function faultFinding(fault: AggregateFault, size: number): Diagnostic {
  switch (fault) {
    case "malformed":
      return malformed("Tags do not fit together, or the end is missing");
    case "doctype":
      return doctype("<!");
    case "too-complex":
      return diagnostic("metadata.too-complex", {
        detail: "No aggregate needs this much. Take the metadata of the one entity you need.",
        want: `at most ${limits.aggregateEntities} entities, ${limits.depth} levels, ${limits.aggregateToken} bytes a tag`,
      });
    case "entity-too-large":
    case "not-aggregate":
      return tooLarge(size, limits.metadataBytes);
  }
}
