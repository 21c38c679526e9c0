import { parentPort } from "node:worker_threads";
import type { FromThread } from "./messages.ts";

/**
 * Makes the current worker thread serve a `BudgetedWorker`: says when everything is loaded, then answers one job
 * after the other. Each job is an event-loop turn of its own, so that WebAssembly memory is given back in between.
 */
export function serveJobs<Job, Answer>(work: (job: Job) => Answer | Promise<Answer>): void {
  const port = parentPort;
  if (port === null) throw new Error("This file is the start of a worker thread.");
  const tell = (message: FromThread<Answer>) => port.postMessage(message);
  port.on("message", async (job: Job) => {
    try {
      tell({ kind: "answer", answer: await work(job) });
    } catch (error) {
      // The name alone: the text of an error may quote the message that was worked on.
      tell({ kind: "threw", error: error instanceof Error ? error.name : "an unknown error" });
    }
  });
  tell({ kind: "ready" });
}
