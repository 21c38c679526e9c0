import type { Diagnostic } from "@modelstudio-sso/contracts";
import { ORPCError } from "@orpc/client";

/** Why a call failed, as far as the page must tell the cases apart. */
export type Failure =
  | { kind: "offline" }
  | { kind: "signed-out"; diagnostics: Diagnostic[] }
  | { kind: "conflict"; diagnostics: Diagnostic[] }
  | { kind: "not-found"; diagnostics: Diagnostic[] }
  | { kind: "refused"; diagnostics: Diagnostic[] }
  | { kind: "too-large" }
  | { kind: "broken"; message: string };

/** Reads a thrown value. The server's refusals carry findings; a failed fetch carries nothing but its absence. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const diagnostics = diagnosticsIn(error.data);
    if (error.status === 401) return { kind: "signed-out", diagnostics };
    if (error.status === 409) return { kind: "conflict", diagnostics };
    if (error.status === 404) return { kind: "not-found", diagnostics };
    if (error.status === 413) return { kind: "too-large" };
    if (diagnostics.length > 0) return { kind: "refused", diagnostics };
    return { kind: "broken", message: error.message };
  }
  if (error instanceof TypeError) return { kind: "offline" };
  return { kind: "broken", message: error instanceof Error ? error.message : String(error) };
}

function diagnosticsIn(data: unknown): Diagnostic[] {
  if (typeof data !== "object" || data === null || !("diagnostics" in data)) return [];
  // The server validates its own answers against the contract's refusal schema before they leave.
  return Array.isArray(data.diagnostics) ? (data.diagnostics as Diagnostic[]) : [];
}
