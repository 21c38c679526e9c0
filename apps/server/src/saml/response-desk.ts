import type { Diagnostic, ResponseReport } from "@modelstudio-sso/contracts";
import type { CaptureContext } from "@modelstudio-sso/federation";
import type { ResponseVerdict, ValidatedIdp } from "@modelstudio-sso/saml";
import { type Ask, overrun } from "./ask-worker.ts";
import type { VerifyJob } from "./saml-jobs.ts";

/** What became of a response: judged, or not, because the metadata does not hold. */
export type Verification =
  | { kind: "verified"; verdict: ResponseVerdict; idp?: ValidatedIdp }
  | { kind: "metadata-refused"; diagnostics: Diagnostic[] };

/** Responses, judged and explained by a worker. */
export interface ResponseDesk {
  /** A message that used up its time or memory is rejected with a finding. */
  verify(job: Omit<VerifyJob, "kind">): Promise<Verification>;
  /** The issuer a response names. Proves nothing. */
  issuerOf(response: string, now: Date): Promise<string | undefined>;
  explain(input: string, context: CaptureContext): Promise<ResponseReport>;
}

function explainedAsStopped(finding: Diagnostic, { now, redact = true }: CaptureContext): ResponseReport {
  const explanation = { form: "unknown" as const, values: [], diagnostics: [finding] };
  const bundle = {
    kind: "modelstudio-sso/support-bundle/v1" as const,
    createdAt: now.toISOString(),
    explanation,
    removed: [],
  };
  return { ok: false, redacted: redact, ...explanation, bundle };
}

export function responseDesk(ask: Ask): ResponseDesk {
  return {
    async verify(job) {
      const { answer, stopped } = await ask({ kind: "verify", ...job });
      if (answer?.kind === "verified" || answer?.kind === "metadata-refused") return answer;
      const diagnostics = [overrun("response.too-complex", stopped)];
      return { kind: "verified", verdict: { verdict: "reject", diagnostics } };
    },
    async issuerOf(response, now) {
      const { answer } = await ask({ kind: "issuer", response, now });
      return answer?.kind === "name" ? answer.name : undefined;
    },
    async explain(input, context) {
      const { answer, stopped } = await ask({ kind: "explain", input, context });
      if (answer?.kind === "explained") return answer.report;
      return explainedAsStopped(overrun("response.too-complex", stopped), context);
    },
  };
}
