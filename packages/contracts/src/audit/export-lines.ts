import { z } from "zod";
import { canonicalJson } from "./canonical-json.ts";

/** An Ed25519 signature of the service over one place of a chain; key and signature in base64url. */
const sealShape = { key: z.string(), signature: z.string() };

/** First line of an export: whose chain it is, and after which entry it begins. */
export const auditHeadSchema = z.strictObject({
  kind: z.literal("modelstudio-sso/audit/v1"),
  organization: z.string(),
  /** `seq` 0 is the very beginning. Later ones were pruned or asked for, and are signed. */
  after: z.strictObject({
    seq: z.int().min(0),
    hash: z.string(),
    seal: z.strictObject(sealShape).nullable(),
  }),
});
export type AuditHead = z.infer<typeof auditHeadSchema>;

/** Last line of an export. */
export const auditSealSchema = z.strictObject({
  kind: z.literal("end"),
  seq: z.int().min(0),
  hash: z.string(),
  ...sealShape,
});
export type AuditEnd = z.infer<typeof auditSealSchema>;
export type AuditSeal = Pick<AuditEnd, "key" | "signature">;

/** The text that is signed for one place of one chain. */
export function sealedText(organization: string, place: { seq: number; hash: string }): string {
  return canonicalJson({
    kind: "modelstudio-sso/audit-place",
    organization,
    seq: place.seq,
    hash: place.hash,
  });
}
