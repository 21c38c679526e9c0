import type { Change, ResourceOf } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import type { ObservedState } from "../observe/observed-state.ts";
import { compareResource } from "./compare-resource.ts";

/**
 * Roles to be deleted and made again. Nothing about a role needs that, since RAM changes all its fields in place: only
 * a person who means to end its memberships and API keys asks for it, and names the RoleId that shall go.
 */
export function replacedRoles(desired: DesiredState, observed: ObservedState): Set<string> {
  const wished = desired.document.replace ?? [];
  return new Set(
    wished.flatMap(({ role, roleId }) => {
      const seen = observed.resources.get(`role/${role}`);
      return seen?.owner === desired.federation && seen.id === roleId ? [role] : [];
    }),
  );
}

/** The change for one role of `replacedRoles`, with all policies it carries today. */
export function replacement(
  wanted: ResourceOf<"role">,
  observed: ObservedState,
): Extract<Change, { action: "replace" }> {
  const address = `role/${wanted.name}`;
  const seen = observed.resources.get(address);
  if (seen?.resource.kind !== "role" || seen.id === undefined) {
    throw new Error(`A role that is replaced must have been seen: ${address}`);
  }
  const detach = [...observed.resources.values()].flatMap(({ resource }) =>
    resource.kind === "role-policy" && resource.role === wanted.name ? [resource] : [],
  );
  return {
    action: "replace",
    address,
    roleId: seen.id,
    before: seen.resource,
    after: wanted,
    detach,
    fields: [{ field: "roleId", before: seen.id, after: null }, ...compareResource(seen.resource, wanted)],
  };
}
