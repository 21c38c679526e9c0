import type { ApplyEvent, Plan } from "@modelstudio-sso/contracts";
import { type ChangeResult, type CloudPort, runPlan } from "@modelstudio-sso/federation";
import { type Case, enterCase } from "./changes.ts";
import { startWorld } from "./world.ts";

/** Milliseconds by which the cloud hears of its own writes late. */
export const lag = 3000;
const families = ["samlProviders", "roles", "users", "policies", "attachments"] as const;

export interface RunGiven {
  cloud?: CloudPort;
  /** What the run remembers; handed in again, the run goes on as after a restart. */
  record?: RunRecord;
}

export interface RunRecord {
  done: Map<string, ChangeResult>;
  tried: Set<string>;
}

export const emptyRecord = (): RunRecord => ({ done: new Map(), tried: new Set() });

/** A process that was killed tells its steps nothing. */
export class Killed extends Error {}

/**
 * A cloud whose clock stands still but for the pauses a run makes, so that lateness costs no time and nothing depends
 * on the speed of the machine.
 */
export async function startLateWorld() {
  const began = Date.now();
  let passed = 0;
  const world = await startWorld({ now: () => new Date(began + passed) });
  const admin = async (path: string, method: string, body?: object): Promise<unknown> => {
    const given = body === undefined ? {} : { body: JSON.stringify(body) };
    return (await fetch(`${world.emulator.url}/_emulator/${path}`, { method, ...given })).json();
  };

  /** A run as the durable engine makes it: what is done is remembered, and a second try is told that it is one. */
  const run = async (plan: Plan, { cloud = world.cloud, record = emptyRecord() }: RunGiven = {}) => {
    const events: ApplyEvent[] = [];
    const outcome = await runPlan(plan, cloud, {
      change: async (address, work) => {
        const known = record.done.get(address);
        if (known !== undefined) return known;
        const again = record.tried.has(address);
        record.tried.add(address);
        const result = await work(again);
        if (!result.ok && result.failure.diagnostic.code === "service.internal") throw new Killed();
        record.done.set(address, result);
        return result;
      },
      // As the server and the command line wait.
      wait: async (attempt) => {
        passed += 250 * 2 ** attempt;
      },
      broke: (_address, error) => {
        if (!(error instanceof Killed)) throw error;
      },
      now: async () => new Date(began + passed).toISOString(),
      emit: async (event) => void events.push(event),
    });
    return { outcome, events };
  };

  return {
    ...world,
    run,
    /** Time in which everything written becomes visible. */
    catchUp: () => {
      passed += lag;
    },
    passed: () => passed,
    strike: (fault: object) => admin("faults", "POST", { times: 1, ...fault }),
    faultsLeft: async () => JSON.stringify(await admin("faults", "GET")),
    /**
     * The world of a case, all of it visible, with its plan. From here on the cloud is late: only reads of it, or what
     * calls refer to as well.
     */
    enter: async (given: Case, references: boolean) => {
      passed = 0;
      const document = await enterCase(world, given);
      passed += lag;
      const plan = await world.plan(document);
      const delayMs = Object.fromEntries(families.map((family) => [family, lag]));
      world.emulator.configure({ consistency: { delayMs, references } });
      return { document, plan };
    },
  };
}
export type LateWorld = Awaited<ReturnType<typeof startLateWorld>>;
