import { type Diagnostic, hasErrors } from "@modelstudio-sso/contracts";
import type { XmlDocument } from "libxml2-wasm";
import { LazyElement } from "../xml/lazy-element.ts";
import { parseXml } from "../xml/parse.ts";
import { attribute, TooDeep } from "../xml/tree.ts";
import { choiceFindings, duplicateFindings, notFound } from "./aggregate-findings.ts";
import { chooseEntity, type FoundEntity } from "./choose-entity.ts";
import { malformed, tooDeep, wrongRoot } from "./document-findings.ts";
import { type DocumentFacts, type JudgedReport, judgeEntity } from "./judge-entity.ts";
import type { MetadataCheckOptions } from "./types.ts";

/** Parses bytes that passed the gate, hands the document to `work`, and releases it whatever happens. */
export function withDocument(bytes: Uint8Array, work: (document: XmlDocument) => JudgedReport): JudgedReport {
  const parsed = parseXml(bytes);
  if (parsed.fault !== undefined) return failed(malformed(parsed.fault.reason, parsed.fault.line));
  try {
    return work(parsed.document);
  } catch (cause) {
    if (cause instanceof TooDeep) return failed(tooDeep());
    throw cause;
  } finally {
    parsed.document.dispose();
  }
}

/** Judges the entity that is meant in a parsed document. */
export function checkDocument(
  document: XmlDocument,
  options: MetadataCheckOptions,
  facts: Omit<DocumentFacts, "signed">,
): JudgedReport {
  const root = new LazyElement(document.root);
  const content = chooseEntity(root, options.entityId);
  if (content === undefined) return failed(wrongRoot(root));
  const { entity, aggregate } = content;
  if (aggregate === undefined) return single(entity, options, facts);
  const { entityIds, signed } = aggregate;
  const refused = choiceFindings(aggregate, options.entityId);
  if (refused.length > 0 || entity === undefined) return { ok: false, diagnostics: refused, entityIds };
  return withDuplicates(judgeEntity(entity, options, { ...facts, signed }), aggregate);
}

/** Adds what the aggregate as a whole gives to report; an error among it takes the trust away. */
export function withDuplicates(
  report: JudgedReport,
  aggregate: Parameters<typeof duplicateFindings>[0],
): JudgedReport {
  const more = duplicateFindings(aggregate, report.idp?.entityId ?? "");
  const whole = { ...report, diagnostics: [...report.diagnostics, ...more], entityIds: aggregate.entityIds };
  if (!hasErrors(more)) return whole;
  const { validated: _, ...untrusted } = whole;
  return { ...untrusted, ok: false };
}

function single(
  entity: FoundEntity | undefined,
  options: MetadataCheckOptions,
  facts: Omit<DocumentFacts, "signed">,
): JudgedReport {
  const found = entity === undefined ? undefined : attribute(entity.element, "entityID");
  const { entityId: wanted } = options;
  if (entity === undefined || (wanted !== undefined && wanted !== found)) {
    return failed(notFound(wanted ?? "", found === undefined ? [] : [found]));
  }
  return judgeEntity(entity, options, { ...facts, signed: false });
}

/** A report of one finding, before anything could be read. */
export function failed(...diagnostics: Diagnostic[]): JudgedReport {
  return { ok: false, diagnostics };
}
