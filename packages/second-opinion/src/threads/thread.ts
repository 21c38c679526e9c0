import { Worker } from "node:worker_threads";
import type { FromThread } from "./messages.ts";

/** The next thing a thread said, or that it said nothing in time, or that it is gone. */
export type Received<Answer> = FromThread<Answer> | { kind: "timed-out" } | { kind: "ended"; error: string };

/** How often the heap of a working thread is looked at. */
const watchEveryMs = 50;

/**
 * The engine's own limit lies far above ours: reaching it often aborts the whole process instead of the thread
 * (nodejs/node issue 47224), so the thread has to be ended before.
 */
function engineLimitMb(memoryMb: number): number {
  return Math.max(1024, memoryMb * 4);
}

/** One worker thread; whoever owns it asks for one message at a time. */
export class Thread<Answer> {
  readonly #worker: Worker;
  readonly #memoryBytes: number;
  #waiting: ((received: Received<Answer>) => void) | undefined;
  #ended: { kind: "ended"; error: string } | undefined;
  /** Settles once the thread has loaded, or could not. */
  readonly ready: Promise<Received<Answer>>;

  constructor(entry: URL, limits: { memoryMb: number; startMs: number }) {
    this.#memoryBytes = limits.memoryMb * 1024 * 1024;
    this.#worker = new Worker(entry, {
      // The thread works on what strangers sent, so it gets no secret of the environment, and what its libraries
      // print, which may quote a message, reaches no log.
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: engineLimitMb(limits.memoryMb) },
    });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on("message", (message: FromThread<Answer>) => this.#tell(message));
    this.#worker.on("error", (error) => this.#end(error instanceof Error ? error.name : "error"));
    this.#worker.on("exit", () => this.#end("exit"));
    this.ready = this.receive(limits.startMs);
  }

  /** True while the thread can be given a job. */
  get alive(): boolean {
    return this.#ended === undefined;
  }

  send(job: unknown): void {
    this.#worker.postMessage(job);
  }

  /** Waits for the next message, at most so long. */
  receive(withinMs: number): Promise<Received<Answer>> {
    if (this.#ended !== undefined) return Promise.resolve(this.#ended);
    return new Promise((resolve) => {
      // An answer that lies in the queue while this thread itself was busy is delivered before setImmediate runs.
      const timer = setTimeout(() => setImmediate(() => this.#tell({ kind: "timed-out" })), withinMs);
      const watch = setInterval(() => void this.#weigh(), watchEveryMs);
      this.#waiting = (received) => {
        clearTimeout(timer);
        clearInterval(watch);
        this.#waiting = undefined;
        resolve(received);
      };
    });
  }

  /** Stops it at once, whatever it is doing. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Asks the thread's engine, which answers also while its JavaScript is busy. */
  async #weigh(): Promise<void> {
    const heap = await this.#worker.getHeapStatistics().catch(() => undefined);
    if (heap !== undefined && heap.used_heap_size > this.#memoryBytes) {
      this.#tell({ kind: "ended", error: "it used too much memory" });
    }
  }

  #tell(received: Received<Answer>): void {
    this.#waiting?.(received);
  }

  #end(error: string): void {
    this.#ended ??= { kind: "ended", error };
    this.#tell(this.#ended);
  }
}
