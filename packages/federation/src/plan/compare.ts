import { addressOf, type Change, type Resource } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import type { ObservedResource, ObservedState } from "../observe/observed-state.ts";
import { isManagedRolePolicy } from "../rules/index.ts";
import { claimOnlyOwnGrants } from "./claim-grants.ts";
import { compareResource } from "./compare-resource.ts";

const attachments = new Set(["role-policy", "user-policy"]);

function foreign(seen: ObservedResource, federation: string): boolean {
  return seen.owner !== federation && !attachments.has(seen.resource.kind);
}

function changeForWanted(wanted: Resource, observed: ObservedState, federation: string): Change {
  const address = addressOf(wanted);
  const seen = observed.resources.get(address);
  if (seen === undefined) return { action: "create", address, after: wanted };
  if (foreign(seen, federation)) {
    const by = seen.owner === null ? "not made by this service" : `owned by the federation "${seen.owner}"`;
    return { action: "untouched", address, reason: `It exists and is ${by}.` };
  }
  const fields = compareResource(seen.resource, wanted);
  if (fields.length === 0) return { action: "no-op", address };
  return { action: "update", address, before: seen.resource, after: wanted, fields };
}

/** A wanted role that is foreign must not gain or lose anything by us. */
function onForeignRole(resource: Resource, observed: ObservedState, federation: string): boolean {
  if (resource.kind !== "role-policy") return false;
  const role = observed.resources.get(`role/${resource.role}`);
  return role !== undefined && role.owner !== federation;
}

/** What happens to something that was seen and is not wanted; `null`: it is none of our business. */
function changeForUnwanted(
  seen: ObservedResource,
  federation: string,
  dyingRoles: ReadonlySet<string>,
): Change | null {
  const { resource, owner } = seen;
  const address = addressOf(resource);
  if (owner !== federation) return null;
  if (seen.shared)
    return { action: "untouched", address, reason: "Another federation needs this grant, too." };
  switch (resource.kind) {
    case "user":
      return {
        action: "untouched",
        address,
        reason: "A RAM user may hold a password, keys and other rights by now, so no plan deletes one.",
      };
    case "role-policy":
      if (dyingRoles.has(resource.role) || isManagedRolePolicy(resource.policyType, resource.policy)) {
        return { action: "delete", address, before: resource };
      }
      return { action: "untouched", address, reason: "Somebody else attached it; this service never does." };
    default:
      return { action: "delete", address, before: resource };
  }
}

/** Every difference between what is wanted and what was seen, unordered. */
export function compareStates(desired: DesiredState, observed: ObservedState): Change[] {
  const wanted = claimOnlyOwnGrants(desired.resources, observed);
  const addresses = new Set(wanted.map(addressOf));
  const changes = wanted.map((resource): Change => {
    if (onForeignRole(resource, observed, desired.federation)) {
      return {
        action: "untouched",
        address: addressOf(resource),
        reason: "Its role is not this federation's.",
      };
    }
    return changeForWanted(resource, observed, desired.federation);
  });
  const unwanted = [...observed.resources.entries()].filter(([address]) => !addresses.has(address));
  const dyingRoles = new Set(
    unwanted.flatMap(([, seen]) =>
      seen.resource.kind === "role" && seen.owner === desired.federation ? [seen.resource.name] : [],
    ),
  );
  for (const [, seen] of unwanted) {
    const change = changeForUnwanted(seen, desired.federation, dyingRoles);
    if (change !== null) changes.push(change);
  }
  return changes;
}
