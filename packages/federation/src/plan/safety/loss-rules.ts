import { addressOf, diagnostic } from "@modelstudio-sso/contracts";
import { parentOf } from "../adoption.ts";
import type { PlanSides, Rule } from "./rule.ts";

/** Model Studio knows a role by its RoleId, and a name taken again gets another one. */
export const deletesRole: Rule = ({ changes }) =>
  changes.flatMap((change) =>
    change.action === "delete" && change.before.kind === "role"
      ? [
          diagnostic("plan.deletes-role", {
            detail:
              "Nobody can sign in with it any more; its workspace memberships are lost and its API keys end for good, even if a role of this name is made again.",
            path: change.address,
          }),
        ]
      : [],
  );

export const replacesRole: Rule = ({ changes }) => {
  const attached = new Set(changes.map((change) => change.address));
  return changes.flatMap((change) => {
    if (change.action !== "replace") return [];
    const lost = change.detach.filter((attachment) => !attached.has(addressOf(attachment)));
    const alsoLost =
      lost.length === 0 ? "" : ` It loses ${lost.map((entry) => entry.policy).join(", ")}, too.`;
    return [
      diagnostic("plan.replaces-role", {
        detail: `The new role is a stranger to every workspace: its memberships must be made again by a person, and API keys made with the old one end for good.${alsoLost}`,
        path: change.address,
        want: "a new RoleId",
        got: change.roleId,
      }),
    ];
  });
};

/**
 * A plan deletes many things when it takes more than this share of what the federation owns. A third still lets an
 * ordinary clean-up pass; an emptied list, a wrong file or another federation's document goes far beyond it.
 */
const largeShare = 0.3;
/** Below this a share says little: one role of two is half. */
const fewestForMany = 3;

/** What goes with its role or policy anyway is not counted beside it. */
function countsByItself({ observed, desired }: PlanSides, deleted: ReadonlySet<string>): Set<string> {
  const counted = [...observed.resources].filter(([, seen]) => {
    const parent = parentOf(seen);
    return seen.owner === desired.federation && (parent === null || !deleted.has(parent));
  });
  return new Set(counted.map(([address]) => address));
}

export const deletesMany: Rule = (sides) => {
  const deleted = new Set(
    sides.changes.filter(({ action }) => action === "delete").map(({ address }) => address),
  );
  const owned = countsByItself(sides, deleted);
  const going = [...deleted].filter((address) => owned.has(address)).length;
  if (going < fewestForMany || going <= owned.size * largeShare) return [];
  return [
    diagnostic("plan.deletes-many", {
      detail:
        "So much at once is more often a mistake in the document than a wish. Compare it with the one that was applied last.",
      path: "roles",
      want: `at most ${Math.round(largeShare * 100)} % of what is owned`,
      got: `${going} of ${owned.size}`,
    }),
  ];
};
