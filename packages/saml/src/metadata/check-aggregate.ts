import { LazyElement } from "../xml/lazy-element.ts";
import { choiceFindings } from "./aggregate-findings.ts";
import { failed, withDocument, withDuplicates } from "./check-document.ts";
import type { GatheredMetadata } from "./gather-metadata.ts";
import { type JudgedReport, judgeEntity } from "./judge-entity.ts";
import { readDocument } from "./read-document.ts";
import type { MetadataCheckOptions } from "./types.ts";

/**
 * Judges the chosen entity of an aggregate that is too large for a tree. The others were read for name, role and
 * nesting alone.
 */
export function checkAggregate(
  { content, size }: Extract<GatheredMetadata, { kind: "aggregate" }>,
  options: MetadataCheckOptions,
): JudgedReport {
  const { entity, entityIds, inherited, signed } = content;
  const findings = choiceFindings(content, options.entityId);
  if (findings.length > 0 || entity === undefined) return { ok: false, diagnostics: findings, entityIds };
  const text = readDocument(entity);
  if (text.refused !== undefined) return { ...failed(text.refused), entityIds };
  const facts = { size, simple: text.simple, signed };
  const report = withDocument(text.bytes, ({ root }) =>
    judgeEntity({ element: new LazyElement(root), inherited }, options, facts),
  );
  return withDuplicates(report, content);
}
