import { createHash } from "node:crypto";
import {
  type Diagnostic,
  diagnostic,
  type MetadataCheck,
  type ResponseReport,
} from "@modelstudio-sso/contracts";
import type { CaptureContext } from "@modelstudio-sso/federation";
import type { ResponseVerdict, ValidatedIdp } from "@modelstudio-sso/saml";
import type { Logger } from "pino";
import { Refused } from "../operations/refused.ts";
import type { SamlAnswer, SamlJob, VerifyJob } from "./saml-jobs.ts";
import { type PoolLimits, WorkerPool } from "./worker-pool.ts";

/** What became of a response: judged, or not, because the metadata does not hold. */
export type Verification =
  | { kind: "verified"; verdict: ResponseVerdict; idp?: ValidatedIdp }
  | { kind: "metadata-refused"; diagnostics: Diagnostic[] };

/** Reads and judges what strangers send, away from the event loop. Throws `Refused` where too much is waiting. */
export interface SamlDesk {
  /** A message that used up its time or memory is rejected with a finding. */
  verify(job: Omit<VerifyJob, "kind">): Promise<Verification>;
  describeMetadata(xml: string, given: { now: Date; entityId?: string | undefined }): Promise<MetadataCheck>;
  /** The entityID of a metadata document, valid or not; remembered, since it depends on the text alone. */
  entityIdOf(xml: string, now: Date): Promise<string | undefined>;
  /** The issuer a response names. Proves nothing. */
  issuerOf(response: string, now: Date): Promise<string | undefined>;
  explain(input: string, context: CaptureContext): Promise<ResponseReport>;
  close(): Promise<void>;
}

const limits: PoolLimits = {
  threads: 2,
  waiting: 64,
  budgetMs: 2_000,
  startMs: 20_000,
  jobsPerThread: 1_000,
  memoryMb: 256,
};
const worker = new URL("./saml-worker.ts", import.meta.url);
const rememberedEntityIds = 512;

function busy(): Refused {
  const detail = "Nothing was checked, and nothing is kept of what you sent. Try again in a few seconds.";
  return new Refused([diagnostic("service.busy", { detail })], "BUSY");
}

function overrun(code: "response.too-complex" | "metadata.too-complex", how: string): Diagnostic {
  return diagnostic(code, {
    detail: "Working on it was stopped. No message of a real identity provider needs so much.",
    want: `answered within ${limits.budgetMs / 1000} seconds`,
    got: how,
  });
}

/** Asks the pool; what is no answer is logged, without a word of the message, and comes back as how it ended. */
async function ask(pool: WorkerPool<SamlJob, SamlAnswer>, job: SamlJob, log: Logger) {
  const outcome = await pool.run(job);
  if (outcome.kind === "answered") return { answer: outcome.answer };
  if (outcome.kind === "full") {
    log.warn({ job: job.kind }, "too many SAML jobs wait; one was refused");
    throw busy();
  }
  const how = outcome.kind === "timed-out" ? "ran out of time" : outcome.error;
  log.warn({ job: job.kind, how }, "a SAML job was stopped");
  return { stopped: how };
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

/** Starts the threads. `given` changes the limits, which tests do. */
export function openSamlDesk(log: Logger, given: Partial<PoolLimits> = {}): SamlDesk {
  const pool = new WorkerPool<SamlJob, SamlAnswer>(worker, { ...limits, ...given });
  const entityIds = new Map<string, string>();
  const nameOf = async (job: SamlJob) => {
    const { answer } = await ask(pool, job, log);
    return answer?.kind === "name" ? answer.name : undefined;
  };
  return {
    async verify(job) {
      const { answer, stopped = "broke" } = await ask(pool, { kind: "verify", ...job }, log);
      if (answer?.kind === "verified" || answer?.kind === "metadata-refused") return answer;
      const diagnostics = [overrun("response.too-complex", stopped)];
      return { kind: "verified", verdict: { verdict: "reject", diagnostics } };
    },
    async describeMetadata(xml, { now, entityId }) {
      const { answer, stopped = "broke" } = await ask(
        pool,
        { kind: "describe-metadata", xml, now, entityId },
        log,
      );
      if (answer?.kind === "metadata-described") return answer.check;
      return { ok: false, diagnostics: [overrun("metadata.too-complex", stopped)] };
    },
    async entityIdOf(xml, now) {
      const key = createHash("sha256").update(xml).digest("base64");
      const known = entityIds.get(key);
      if (known !== undefined) return known;
      const entityId = await nameOf({ kind: "entity-id", xml, now });
      if (entityIds.size >= rememberedEntityIds) entityIds.clear();
      if (entityId !== undefined) entityIds.set(key, entityId);
      return entityId;
    },
    issuerOf: (response, now) => nameOf({ kind: "issuer", response, now }),
    async explain(input, context) {
      const { answer, stopped = "broke" } = await ask(pool, { kind: "explain", input, context }, log);
      if (answer?.kind === "explained") return answer.report;
      return explainedAsStopped(overrun("response.too-complex", stopped), context);
    },
    close: () => pool.close(),
  };
}
