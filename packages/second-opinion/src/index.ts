export { type SecondVerifier, startSecondVerifier } from "./second-opinion.ts";
export { BudgetedWorker, type JobOutcome, type WorkerLimits } from "./threads/budgeted-worker.ts";
export { serveJobs } from "./threads/serve-jobs.ts";
export type { AcceptedLogin, Disagreement, NoOpinion, SecondOpinion } from "./types.ts";
