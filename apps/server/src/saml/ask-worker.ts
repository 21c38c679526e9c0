import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { Logger } from "pino";
import { Refused } from "../operations/refused.ts";
import type { SamlAnswer, SamlJob } from "./saml-jobs.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** Time for one job, from when a thread takes it. */
export const budgetMs = 2_000;

/** A worker's answer, or how the job was stopped. Throws `Refused` where too much is waiting. */
export type Ask = (
  job: SamlJob,
) => Promise<{ answer: SamlAnswer; stopped?: never } | { answer?: never; stopped: string }>;

/** What the ACS asks for, which anybody may post to. */
const fromStrangers: ReadonlySet<SamlJob["kind"]> = new Set(["verify", "issuer"]);

/** What is no answer is logged, without a word of the message. */
export function askOf(pool: WorkerPool<SamlJob, SamlAnswer>, log: Logger): Ask {
  return async (job) => {
    const outcome = await pool.run(job, fromStrangers.has(job.kind) ? "strangers" : "known");
    if (outcome.kind === "answered") return { answer: outcome.answer };
    if (outcome.kind === "full") {
      log.warn({ job: job.kind }, "too many SAML jobs wait; one was refused");
      throw busy();
    }
    const how = outcome.kind === "timed-out" ? "ran out of time" : outcome.error;
    log.warn({ job: job.kind, how }, "a SAML job was stopped");
    return { stopped: how };
  };
}

function busy(): Refused {
  const detail = "Nothing was checked, and nothing is kept of what you sent. Try again in a few seconds.";
  return new Refused([diagnostic("service.busy", { detail })], "BUSY");
}

/** The finding for a document that used up a worker's time or memory. */
export function overrun(
  code: "response.too-complex" | "metadata.too-complex",
  how = "another answer than was asked for",
): Diagnostic {
  return diagnostic(code, {
    detail: "Working on it was stopped. No message of a real identity provider needs so much.",
    want: `answered within ${budgetMs / 1000} seconds`,
    got: how,
  });
}
