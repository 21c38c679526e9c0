import { type Diagnostic, diagnostic, type Write } from "@modelstudio-sso/contracts";
import type { Sight } from "./look-at-change.ts";

function findingOf(change: Write, sight: Extract<Sight, { is: "differs" }>): Diagnostic {
  const { address } = change;
  if (sight.ours) {
    return diagnostic("cloud.refused", {
      detail:
        "It carries the marker of this federation and was made after the plan, but not as the plan wants it. It was left as it is; plan again to see what would change.",
      path: address,
      want: "a free name, or what the plan wants under it",
      got: `differs in ${sight.fields.map(({ field }) => field).join(", ")}`,
    });
  }
  return diagnostic("plan.foreign-resource", {
    detail:
      sight.owner === null
        ? "Somebody else made it after the plan was made. It was left as it is; plan again to see what can be done."
        : `The federation "${sight.owner}" made it after the plan was made, and nothing is ever taken from another one. It was left as it is.`,
    path: address,
    want: change.action === "delete" ? "what the plan saw" : "a free name, or what the plan wants under it",
    got: sight.owner === null ? "a resource of somebody else" : `owned by ${sight.owner}`,
  });
}

/** What stands under the name of a change is not the plan's to touch; the finding names it and says whose it is. */
export class InTheWay extends Error {
  readonly finding: Diagnostic;

  constructor(change: Write, sight: Extract<Sight, { is: "differs" }>, cause?: unknown) {
    const finding = findingOf(change, sight);
    super(`${change.address}: ${finding.got ?? finding.title}`, { cause });
    this.name = "InTheWay";
    this.finding = finding;
  }
}
