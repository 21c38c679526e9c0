import { badRequest, type Refusal } from "../wire/api-error.ts";

/** A policy that decided against a call. */
export interface MatchedPolicy {
  policyName: string;
  policyType: "System" | "Custom";
  policyVersion: string;
  attachedTo: "RamUser" | "RamRole" | "RamGroup";
}

/** Everything a refusal knows; callers get it encoded and need a permission to read it. */
export interface Diagnosis {
  action: string;
  resource: string;
  principalType: string;
  principalOwnerId: string;
  principalDisplayName: string;
  policyType: string;
  explicitDeny: boolean;
  matchedPolicies: MatchedPolicy[];
}

/** The real messages begin so; behind it they are opaque, here they are JSON. */
const prefix = "AQEAAAAA";

/** What DecodeDiagnosticMessage answers to a text that no refusal carried; no source names a code. */
export const unreadableDiagnosis: Refusal = badRequest(
  "InvalidParameter.EncodedDiagnosticMessage",
  'The parameter - "EncodedDiagnosticMessage" is incorrect.',
);

/** The text a refusal carries. */
export function encodeDiagnosis(diagnosis: Diagnosis): string {
  return `${prefix}${Buffer.from(JSON.stringify(diagnosis)).toString("base64")}`;
}

/** Reads such a text; undefined when it is none. */
export function decodeDiagnosis(text: string): Diagnosis | undefined {
  if (!text.startsWith(prefix)) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text.slice(prefix.length), "base64").toString("utf8"));
    return typeof parsed === "object" && parsed !== null ? (parsed as Diagnosis) : undefined;
  } catch {
    return undefined;
  }
}
