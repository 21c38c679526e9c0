import { setTimeout as wait } from "node:timers/promises";
import type { ApplyEvent, Plan } from "@modelstudio-sso/contracts";
import { type CloudPort, runPlan } from "@modelstudio-sso/federation";
import { printDiagnostics } from "./print.ts";

/** Applies a plan from this process. It is not durable: after an interruption, plan and apply again. */
export async function applyDirectly(
  plan: Plan,
  cloud: CloudPort,
  quiet: boolean,
): Promise<{ outcome: "succeeded" | "failed"; events: ApplyEvent[] }> {
  const events: ApplyEvent[] = [];
  const outcome = await runPlan(plan, cloud, {
    change: (_address, work) => work(false),
    wait: (attempt) => wait(250 * 2 ** attempt),
    broke: (address, error) =>
      process.stderr.write(`${address}: ${error instanceof Error ? error.stack : String(error)}\n`),
    now: async () => new Date().toISOString(),
    emit: async (event) => {
      events.push(event);
      if (event.type === "change-failed" && !quiet) printDiagnostics([event.diagnostic]);
      if (event.type === "change-done" && !quiet) process.stderr.write(`  done: ${event.address}\n`);
    },
  });
  return { outcome, events };
}
