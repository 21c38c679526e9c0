import type { Services } from "../services.ts";
import type { Looked } from "../storage/watches.ts";
import { look } from "./look.ts";

/** How often a process asks whether anything is due, in milliseconds. */
const everyMs = 15_000;
/** Looks one process takes at a time; the others of a crowd go to other processes or the next turn. */
const atOnce = 4;

/**
 * Looks at what is due, for ever. Any number of processes share the work through the database: a look is taken by one,
 * and due again if that one dies over it.
 */
export function keepWatch(services: Services): { stop(): Promise<void> } {
  const log = services.log.child({ part: "watch" });
  let stopped = false;
  const turn = async (what: Looked) => {
    for (const due of await services.store.watches.takeDue(what, atOnce)) {
      if (stopped) return;
      await look(services, what, due).catch((error: unknown) =>
        log.error({ err: error, what, federation: due.federationId }, "a look broke"),
      );
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
