import type { Diagnostic } from "@modelstudio-sso/contracts";

/** Thrown by operations to refuse with findings; the API layer gives it its status. */
export class Refused extends Error {
  readonly diagnostics: readonly Diagnostic[];
  readonly kind: "REFUSED" | "SIGNED_OUT" | "FORBIDDEN" | "NOT_FOUND" | "CONFLICT" | "SLOW_DOWN" | "BUSY";

  constructor(diagnostics: readonly Diagnostic[], kind: Refused["kind"] = "REFUSED") {
    super(diagnostics[0]?.title ?? "Refused");
    this.name = "Refused";
    this.diagnostics = diagnostics;
    this.kind = kind;
  }
}
