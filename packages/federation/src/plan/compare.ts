import { addressOf, type Change, type Resource, type UntouchedReason } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import type { ObservedResource, ObservedState } from "../observe/observed-state.ts";
import { isManagedRolePolicy } from "../rules/index.ts";
import { adoptedAddresses, parentOf, takeOver } from "./adoption.ts";
import { claimOnlyOwnGrants } from "./claim-grants.ts";
import { compareResource } from "./compare-resource.ts";
import { replacedRoles, replacement } from "./replacement.ts";

/** What a comparison is made of; `observed` counts what is adopted as ours. */
interface Sides {
  federation: string;
  observed: ObservedState;
  adopted: ReadonlySet<string>;
  /** Names of roles that are deleted and made again, and then carry no policy. */
  replaced: ReadonlySet<string>;
}

function untouched(address: string, reason: UntouchedReason, owner?: string | null): Change {
  return { action: "untouched", address, reason, ...(owner ? { owner } : {}) };
}

/** An attachment to a role, or of a policy, that belongs to somebody else gives or takes nothing by us. */
function onForeignParent(wanted: Resource, { federation, observed }: Sides): boolean {
  const parent = parentOf({ resource: wanted, owner: federation });
  const seen = parent === null ? undefined : observed.resources.get(parent);
  return seen !== undefined && seen.owner !== federation;
}

function changeForWanted(wanted: Resource, sides: Sides): Change {
  const { federation, observed, adopted, replaced } = sides;
  const address = addressOf(wanted);
  if (onForeignParent(wanted, sides)) return untouched(address, "foreign-parent");
  const seen = observed.resources.get(address);
  if (seen === undefined) return { action: "create", address, after: wanted };
  if (wanted.kind === "role-policy" || wanted.kind === "user-policy") {
    const goesWithRole = wanted.kind === "role-policy" && replaced.has(wanted.role);
    return goesWithRole ? { action: "create", address, after: wanted } : { action: "no-op", address };
  }
  if (seen.owner !== federation) {
    return untouched(address, seen.owner === null ? "foreign" : "other-federation", seen.owner);
  }
  if (wanted.kind === "role" && replaced.has(wanted.name)) return replacement(wanted, observed);
  const fields = compareResource(seen.resource, wanted);
  if (fields.length === 0) return { action: "no-op", address };
  const action = adopted.has(address) ? "adopt" : "update";
  return { action, address, before: seen.resource, after: wanted, fields };
}

/** What happens to something that was seen and is not wanted; `null`: it is none of our business. */
function changeForUnwanted(
  seen: ObservedResource,
  sides: Sides,
  dyingRoles: ReadonlySet<string>,
): Change | null {
  const { resource, owner } = seen;
  const address = addressOf(resource);
  if (owner !== sides.federation) return null;
  if (seen.shared) return untouched(address, "shared-grant");
  switch (resource.kind) {
    case "user":
      return untouched(address, "user-kept");
    case "role-policy":
      // Its role goes and comes back without it; the role's own change says so.
      if (sides.replaced.has(resource.role)) return null;
      if (dyingRoles.has(resource.role) || isManagedRolePolicy(resource.policyType, resource.policy)) {
        return { action: "delete", address, before: resource };
      }
      return untouched(address, "foreign-attachment");
    default:
      return { action: "delete", address, before: resource };
  }
}

export interface Comparison {
  /** Every difference between what is wanted and what was seen, unordered. */
  changes: Change[];
  /** The cloud with what is adopted counted as ours: what the safety rules look at. */
  observed: ObservedState;
}

export function compareStates(desired: DesiredState, reality: ObservedState): Comparison {
  const adopted = adoptedAddresses(desired, reality);
  const observed = takeOver(reality, adopted, desired.federation);
  const { federation } = desired;
  const sides: Sides = { federation, observed, adopted, replaced: replacedRoles(desired, reality) };
  const wanted = claimOnlyOwnGrants(desired.resources, observed);
  const addresses = new Set(wanted.map(addressOf));
  const changes = wanted.map((resource) => changeForWanted(resource, sides));
  const unwanted = [...observed.resources].filter(([address]) => !addresses.has(address));
  const dyingRoles = new Set(
    unwanted.flatMap(([, seen]) =>
      seen.resource.kind === "role" && seen.owner === federation ? [seen.resource.name] : [],
    ),
  );
  for (const [, seen] of unwanted) {
    const change = changeForUnwanted(seen, sides, dyingRoles);
    if (change !== null) changes.push(change);
  }
  return { changes, observed };
}
