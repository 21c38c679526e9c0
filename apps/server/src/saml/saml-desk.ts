import type { Logger } from "pino";
import { askOf, budgetMs } from "./ask-worker.ts";
import { type MetadataDesk, metadataDesk } from "./metadata-desk.ts";
import { type ResponseDesk, responseDesk } from "./response-desk.ts";
import type { SamlAnswer, SamlJob } from "./saml-jobs.ts";
import { type PoolLimits, WorkerPool } from "./worker-pool.ts";

/** Reads and judges what strangers send, away from the event loop. Throws `Refused` where too much is waiting. */
export interface SamlDesk extends MetadataDesk, ResponseDesk {
  close(): Promise<void>;
}

const limits: PoolLimits = {
  threads: 2,
  waiting: 64,
  budgetMs,
  startMs: 20_000,
  jobsPerThread: 1_000,
  memoryMb: 256,
};
const worker = new URL("./saml-worker.ts", import.meta.url);

/** Starts the threads. `given` changes the limits, which tests do. */
export function openSamlDesk(log: Logger, given: Partial<PoolLimits> = {}): SamlDesk {
  const pool = new WorkerPool<SamlJob, SamlAnswer>(worker, { ...limits, ...given });
  const ask = askOf(pool, log);
  return { ...metadataDesk(ask), ...responseDesk(ask), close: () => pool.close() };
}
