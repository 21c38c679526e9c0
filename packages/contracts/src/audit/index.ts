export { type AuditAction, auditActions } from "./actions.ts";
export { canonicalJson } from "./canonical-json.ts";
export {
  auditHash,
  type ChainBreak,
  ChainCheck,
  type ChainReport,
  chainStart,
  type Sha256,
  type VerifySeal,
} from "./chain.ts";
export { changedFields } from "./changes.ts";
export {
  type AuditActor,
  type AuditChange,
  type AuditDraft,
  type AuditEvent,
  type AuditOrigin,
  auditEventSchema,
} from "./event.ts";
export { type AuditEnd, type AuditHead, type AuditSeal, sealedText } from "./export-lines.ts";
