import { Thread } from "./thread.ts";

export interface WorkerLimits {
  /** Time for one job, from when the loaded thread gets it. */
  budgetMs: number;
  /** Time to load; a thread that needs longer counts as broken. */
  startMs: number;
  /** A thread is replaced after so many jobs, whatever it may have leaked. */
  jobsPerThread: number;
  /** JavaScript heap of the thread; past it the thread is ended. Memory of WebAssembly is not counted. */
  memoryMb: number;
}

/** How a job ended. The thread of a job that did not answer is gone and a new one is on its way. */
export type JobOutcome<Answer> =
  | { kind: "answered"; answer: Answer }
  | { kind: "timed-out" }
  | { kind: "broke"; error: string };

/**
 * A worker thread that does one job at a time within a budget of time and memory. A job that overruns is ended with
 * its thread: nothing less stops a parser. Callers wait for one outcome before the next `run`.
 */
export class BudgetedWorker<Job, Answer> {
  readonly #entry: URL;
  readonly #limits: WorkerLimits;
  #thread: Thread<Answer> | undefined;
  #jobs = 0;
  #closed = false;

  /** Starts loading at once, so that the first job need not wait. `entry` calls `serveJobs`. */
  constructor(entry: URL, limits: WorkerLimits) {
    this.#entry = entry;
    this.#limits = limits;
    this.#start();
  }

  /** Never rejects. */
  async run(job: Job): Promise<JobOutcome<Answer>> {
    if (this.#thread?.alive !== true) this.#start();
    const thread = this.#thread;
    if (thread === undefined) return { kind: "broke", error: "closed" };
    const ready = await thread.ready;
    if (ready.kind !== "ready") {
      this.#replace(thread);
      return { kind: "broke", error: "it could not be started" };
    }
    const received = thread.receive(this.#limits.budgetMs);
    thread.send(job);
    const answer = await received;
    this.#jobs += 1;
    if (answer.kind === "answer") {
      if (this.#jobs >= this.#limits.jobsPerThread) this.#replace(thread);
      return { kind: "answered", answer: answer.answer };
    }
    this.#replace(thread);
    if (answer.kind === "timed-out") return { kind: "timed-out" };
    return { kind: "broke", error: answer.kind === "ready" ? "it started twice" : answer.error };
  }

  /** Ends the thread; a job under way breaks. */
  async close(): Promise<void> {
    this.#closed = true;
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }

  #start(): void {
    if (this.#closed) return;
    this.#jobs = 0;
    this.#thread = new Thread<Answer>(this.#entry, this.#limits);
  }

  #replace(thread: Thread<Answer>): void {
    void thread.terminate();
    if (this.#thread === thread) this.#start();
  }
}
