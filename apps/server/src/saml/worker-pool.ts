import { BudgetedWorker, type JobOutcome, type WorkerLimits } from "@modelstudio-sso/second-opinion";

export interface PoolLimits extends WorkerLimits {
  /** Threads that work side by side. */
  threads: number;
  /** Jobs that may wait in each lane; the next one is turned away at once. */
  waiting: number;
}

/** `full`: nothing was tried, because too much is waiting already. */
export type PoolOutcome<Answer> = JobOutcome<Answer> | { kind: "full" };

/**
 * Whose job it is: of people who are known here, or of whoever can reach an open address. Known people wait for one job
 * at most, however many strangers there are.
 */
export type Lane = "known" | "strangers";

type Turn<Job, Answer> = (worker: BudgetedWorker<Job, Answer>) => void;

/** A few worker threads with a bounded queue for each lane before them; in a lane, first come, first served. */
export class WorkerPool<Job, Answer> {
  readonly #workers: BudgetedWorker<Job, Answer>[];
  readonly #idle: BudgetedWorker<Job, Answer>[];
  readonly #queues: Record<Lane, Turn<Job, Answer>[]> = { known: [], strangers: [] };
  readonly #waiting: number;

  /** `entry` is a file that calls `serveJobs`. */
  constructor(entry: URL, limits: PoolLimits) {
    this.#workers = Array.from({ length: limits.threads }, () => new BudgetedWorker(entry, limits));
    this.#idle = [...this.#workers];
    this.#waiting = limits.waiting;
  }

  /** Never rejects. The job's budget begins when a thread takes it, not while it waits. */
  async run(job: Job, lane: Lane = "known"): Promise<PoolOutcome<Answer>> {
    const worker = this.#idle.pop() ?? (await this.#turn(lane));
    if (worker === undefined) return { kind: "full" };
    const outcome = await worker.run(job);
    const next = this.#queues.known.shift() ?? this.#queues.strangers.shift();
    if (next === undefined) this.#idle.push(worker);
    else next(worker);
    return outcome;
  }

  /** Ends all threads; jobs under way and waiting ones come back as broken. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }

  #turn(lane: Lane): Promise<BudgetedWorker<Job, Answer> | undefined> {
    const queue = this.#queues[lane];
    if (queue.length >= this.#waiting) return Promise.resolve(undefined);
    return new Promise((resolve) => queue.push(resolve));
  }
}
