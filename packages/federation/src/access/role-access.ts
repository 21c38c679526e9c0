import {
  addressOf,
  type Capability,
  type ResourceOf,
  type RoleAccess,
  type RolePolicy,
  type WorkspaceAccess,
} from "@modelstudio-sso/contracts";
import type { ObservedResource } from "../observe/observed-state.ts";
import type { AccessState, MembershipEvidence, WantedMembership } from "./access-state.ts";
import { capabilitiesOfPolicy, sortedCapabilities } from "./capabilities.ts";
import { byText } from "./order.ts";
import { sessionAccess } from "./session-access.ts";

/** The roles of a state, by name. */
export function rolesOf(state: AccessState): { role: ResourceOf<"role">; seen: ObservedResource }[] {
  return [...state.resources.values()]
    .flatMap((seen) => (seen.resource.kind === "role" ? [{ role: seen.resource, seen }] : []))
    .sort((a, b) => byText(a.role.name, b.role.name));
}

function policiesOf(state: AccessState, role: string): RolePolicy[] {
  const wanted = state.document.roles.find((entry) => entry.name === role)?.policies ?? [];
  const isWanted = (policy: string) => wanted.some((name) => name === policy);
  return [...state.resources.values()]
    .flatMap(({ resource }): RolePolicy[] =>
      resource.kind === "role-policy" && resource.role === role
        ? [
            {
              policyType: resource.policyType,
              policy: resource.policy,
              expected: resource.policyType === "System" && isWanted(resource.policy),
              capabilities: capabilitiesOfPolicy(resource.policyType, resource.policy),
            },
          ]
        : [],
    )
    .sort((a, b) => byText(`${a.policyType}:${a.policy}`, `${b.policyType}:${b.policy}`));
}

function workspaceAccess(
  state: AccessState,
  of: Omit<WantedMembership, "role">,
  given: { wanted: boolean; evidence?: MembershipEvidence | undefined },
): WorkspaceAccess {
  const found = state.known.workspaces?.find((workspace) => workspace.id === of.workspace);
  const { evidence } = given;
  return {
    workspace: of.workspace,
    name: found?.name ?? null,
    region: found?.region ?? null,
    role: of.workspaceRole,
    wanted: given.wanted,
    state: evidence?.state ?? "unknown",
    evidence:
      evidence === undefined
        ? null
        : {
            at: evidence.at,
            by: evidence.by,
            ...(evidence.note === undefined ? {} : { note: evidence.note }),
          },
  };
}

const keyOf = (of: Omit<WantedMembership, "role">) => `${of.workspace} ${of.workspaceRole}`;

/**
 * Memberships of one role: those that count in this state, and those that are asked for and unproved. In what was
 * seen only evidence counts; elsewhere what is wanted counts, with what is known of it.
 */
function memberships(
  state: AccessState,
  role: string,
  roleId: string | null,
): Pick<RoleAccess, "workspaces" | "unproven"> {
  const evidence = new Map(
    (state.known.memberships ?? [])
      .filter((entry) => entry.role === role && entry.roleId === roleId)
      .map((entry) => [keyOf(entry), entry]),
  );
  const wanted = new Map(
    state.wanted.filter((entry) => entry.role === role).map((entry) => [keyOf(entry), entry]),
  );
  const asked = [...wanted.values()].map((entry) =>
    workspaceAccess(state, entry, { wanted: true, evidence: evidence.get(keyOf(entry)) }),
  );
  const left = [...evidence.values()]
    .filter((entry) => !wanted.has(keyOf(entry)))
    .map((entry) => workspaceAccess(state, entry, { wanted: false, evidence: entry }));
  const sort = (list: WorkspaceAccess[]) =>
    list.sort((a, b) => byText(`${a.workspace} ${a.role}`, `${b.workspace} ${b.role}`));
  switch (state.source) {
    case "desired":
      return { workspaces: sort(asked), unproven: [] };
    case "plan":
      return { workspaces: sort([...asked, ...left]), unproven: [] };
    case "observed":
      return {
        workspaces: sort([...asked.filter((entry) => entry.state !== "unknown"), ...left]),
        unproven: sort(asked.filter((entry) => entry.state === "unknown")),
      };
  }
}

/** What one role gives, whoever takes it. Only the policies of this one role count together. */
export function roleAccess(state: AccessState, role: ResourceOf<"role">): RoleAccess {
  const seen = state.resources.get(addressOf(role));
  const roleId = seen?.id ?? null;
  const policies = policiesOf(state, role.name);
  const allowed: Capability[] = policies.flatMap((policy) => policy.capabilities ?? []);
  return {
    role: role.name,
    roleId,
    owner: seen?.owner ?? null,
    policies,
    capabilities: sortedCapabilities(allowed),
    ...memberships(state, role.name, roleId),
    session: sessionAccess(role, state.document, state.known),
  };
}
