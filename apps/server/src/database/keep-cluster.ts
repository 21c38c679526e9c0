import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Cluster } from "./cluster.ts";

/** How often it is looked at, in milliseconds. */
const everyMs = 500;
/** One look in so many asks it whether it serves, which costs a connection. */
const looksBetweenQuestions = 10;
/** The longest pause between two tries to start it again, in milliseconds. */
const longestPauseMs = 10_000;

/**
 * Starts the service's own PostgreSQL again whenever it is gone: killed for want of memory, say. Everybody who uses it
 * waits and connects anew; what was committed is there.
 */
export function keepCluster(cluster: Cluster, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
  const tell = (error: unknown) => log.error({ err: error }, "PostgreSQL could not be ended");
  const keep = async () => {
    let pauseMs = everyMs;
    let looks = 0;
    while (!signal.aborted) {
      await pause(pauseMs);
      if (signal.aborted) break;
      if (cluster.isRunning()) {
        pauseMs = everyMs;
        looks += 1;
        if (looks % looksBetweenQuestions === 0) await cluster.endIfStuck().catch(tell);
        continue;
      }
      try {
        log.error("PostgreSQL is gone; starting it again");
        await cluster.startAgain();
        log.info("PostgreSQL runs again");
        pauseMs = everyMs;
      } catch (error) {
        // Its last processes may still be ending.
        log.error({ err: error }, "PostgreSQL could not be started again yet");
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      }
    }
  };
  const kept = keep();
  return {
    stop: async () => {
      stopping.abort();
      await kept;
    },
  };
}
