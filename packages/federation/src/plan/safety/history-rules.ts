import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { EarlierState } from "../purpose.ts";
import type { PlanSides, Rule } from "./rule.ts";

/** Model Studio knows members and key owners by RoleId; a role of the same name is a stranger to it. */
export const roleRecreated: Rule = ({ desired, observed, purpose }) => {
  if (purpose.kind === "destroy") return [];
  const known = purpose.history?.roleIds ?? {};
  return desired.document.roles.flatMap(({ name }) => {
    const seen = observed.resources.get(`role/${name}`)?.id;
    const recorded = known[name];
    if (seen === undefined || recorded === undefined || seen === recorded) return [];
    return [
      diagnostic("plan.role-recreated", {
        detail:
          "Somebody deleted the role and made one of the same name. Its workspace memberships belong to the old RoleId: make them again and confirm them, and replace API keys that were made with it.",
        path: `role/${name}`,
        want: `RoleId ${recorded}, as the last run left it`,
        got: `RoleId ${seen}`,
      }),
    ];
  });
};

type RollbackRule = (sides: PlanSides, earlier: EarlierState) => Diagnostic[];

const rolesOfThen: RollbackRule = ({ changes, observed }, { roleIds }) =>
  Object.entries(roleIds).flatMap(([name, roleId]) => {
    const address = `role/${name}`;
    const comesBack = changes.some((change) => change.address === address && change.action !== "delete");
    const today = observed.resources.get(address)?.id;
    if (!comesBack || today === roleId) return [];
    return [
      diagnostic("plan.cannot-return", {
        detail:
          "The role of then is gone, and this one has another RoleId: memberships must be made again by a person, and API keys made with it do not come back.",
        path: address,
        want: `RoleId ${roleId}`,
        got: `RoleId ${today ?? "not known before it is made"}`,
      }),
    ];
  });

const usersOfThen: RollbackRule = ({ changes }) =>
  changes.flatMap((change) =>
    change.action === "create" && change.after.kind === "user"
      ? [
          diagnostic("plan.cannot-return", {
            detail:
              "The RAM user is made anew: password, multi-factor device, access keys and rights that others gave it do not come back.",
            path: change.address,
          }),
        ]
      : [],
  );

const adoptedSinceThen: RollbackRule = ({ changes }, { adoptedSince }) =>
  [...new Set(adoptedSince)].flatMap((address) => {
    const action = changes.find((change) => change.address === address)?.action;
    if (action !== undefined && action !== "delete") return [];
    return [
      diagnostic("plan.cannot-return", {
        detail:
          action === "delete"
            ? "It existed before this federation adopted it. It is this federation's now, so going back deletes it, and what it was before is not restored."
            : "It existed before this federation adopted it and was deleted since. It was nothing of this federation's then, so going back does not make it again.",
        path: address,
      }),
    ];
  });

/** What no plan brings back, because it was never in any document or ends with a RoleId or a user. */
export const cannotReturn: Rule = (sides) => {
  const { purpose } = sides;
  if (purpose.kind !== "rollback") return [];
  return [rolesOfThen, usersOfThen, adoptedSinceThen].flatMap((rule) => rule(sides, purpose.earlier));
};
