import type { Services } from "../services.ts";
import type { Looked } from "../storage/watches.ts";
import { tracedWork } from "../telemetry/traced-work.ts";
import { look } from "./look.ts";

/** How often a process asks whether anything is due, in milliseconds. */
const everyMs = 15_000;
/** Looks one process takes at a time, so that other processes get their share of a crowd. */
const atOnce = 4;

/**
 * Looks at what is due, for ever. Any number of processes share the work through the database: a look is taken by one,
 * and due again if that one dies over it.
 */
export function keepWatch(services: Services): { stop(): Promise<void> } {
  const log = services.log.child({ part: "watch" });
  let stopped = false;
  const turn = async (what: Looked) => {
    while (!stopped) {
      const due = await services.store.watches.takeDue(what, atOnce);
      await Promise.all(
        due.map((one) =>
          tracedWork(`look for ${what}`, { "msso.federation": one.federationId }, () =>
            look(services, what, one),
          ).catch((error: unknown) =>
            log.error({ err: error, what, federation: one.federationId }, "a look broke"),
          ),
        ),
      );
      if (due.length < atOnce) return;
    }
  };
  const beat = async () => {
    try {
      await turn("drift");
      await turn("metadata");
    } catch (error) {
      if (!stopped)
        log.warn(`nothing could be looked at: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  let current = beat();
  const timer = setInterval(() => {
    current = current.then(() => (stopped ? undefined : beat()));
  }, everyMs);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await current;
    },
  };
}
