import type { AccessCaveat, AccessMatrix } from "@modelstudio-sso/contracts";
import type { AccessState } from "./access-state.ts";
import { accessLegend } from "./legend.ts";
import { roleAccess, rolesOf } from "./role-access.ts";
import { subjectsOf } from "./subjects.ts";

function caveatsOf(state: AccessState, unread: boolean): AccessCaveat[] {
  const idp = state.document.loginPath.kind === "idp";
  return [
    ...(idp ? (["groups-are-the-idps"] as const) : []),
    "memberships-by-word",
    ...(!idp && state.source !== "desired" ? (["user-groups-unread"] as const) : []),
    ...(unread ? (["policies-unread"] as const) : []),
  ];
}

/** Who can do what in one state. Pure: the same state gives the same matrix, in the same order. */
export function accessMatrix(state: AccessState): AccessMatrix {
  const roles = rolesOf(state).map(({ role }) => roleAccess(state, role));
  const unread = roles.some((role) => role.policies.some((policy) => policy.capabilities === null));
  return {
    source: state.source,
    federation: state.document.name,
    accountId: state.document.accountId,
    loginPath: state.document.loginPath.kind,
    subjects: subjectsOf(state),
    roles,
    caveats: caveatsOf(state, unread),
    legend: accessLegend,
  };
}
