import type { ApplyEvent } from "@modelstudio-sso/contracts";
import { exitCodes } from "./exit.ts";
import { printResult } from "./print.ts";

/** A run that stopped because the cloud was away is not one that the cloud refused. */
function exitCodeOf(events: readonly ApplyEvent[]): number {
  const away = ["cloud.unreachable", "cloud.throttled", "cloud.unexpected-answer"];
  const failed = events.find((event) => event.type === "change-failed");
  return failed !== undefined && away.includes(failed.diagnostic.code)
    ? exitCodes.unreachable
    : exitCodes.findings;
}

/** What became of a run, here or at a server, and the exit code that says so. */
export function printRun(
  json: boolean,
  { outcome, events }: { outcome: "succeeded" | "failed"; events: ApplyEvent[] },
): void {
  const written = events.filter((event) => event.type === "change-done").length;
  printResult(json, { ok: outcome === "succeeded", outcome, written, events }, () =>
    outcome === "succeeded"
      ? `Done: ${written} change(s).`
      : "Stopped at the change above; plan again to go on.",
  );
  if (outcome !== "succeeded") process.exitCode = exitCodeOf(events);
}
