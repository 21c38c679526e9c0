import { addressOf, type ResourceKind } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import type { ObservedResource, ObservedState } from "../observe/observed-state.ts";

/** A RAM user is used as it is, so there is nothing to gain by owning one that somebody else made. */
const adoptable: ReadonlySet<ResourceKind> = new Set(["saml-provider", "role", "custom-policy"]);

/** Addresses that the document may wish for: wanted resources of a kind that can be adopted. */
export function adoptableAddresses(desired: DesiredState): Set<string> {
  return new Set(desired.resources.filter(({ kind }) => adoptable.has(kind)).map(addressOf));
}

/** What is adopted by this plan: wished for, wanted, there, and nobody's. What another federation owns never is. */
export function adoptedAddresses(desired: DesiredState, observed: ObservedState): Set<string> {
  const possible = adoptableAddresses(desired);
  return new Set(
    (desired.document.adopt ?? []).filter(
      (address) => possible.has(address) && observed.resources.get(address)?.owner === null,
    ),
  );
}

/** Address of what an attachment stands or falls with; `null` for what stands by itself. */
export function parentOf({ resource }: ObservedResource): string | null {
  if (resource.kind === "role-policy") return `role/${resource.role}`;
  if (resource.kind === "user-policy" && resource.policyType === "Custom") {
    return `custom-policy/${resource.policy}`;
  }
  return null;
}

/** The cloud as it counts for a plan: what is adopted is ours already, and with it what is attached to it. */
export function takeOver(
  observed: ObservedState,
  adopted: ReadonlySet<string>,
  federation: string,
): ObservedState {
  if (adopted.size === 0) return observed;
  const entries = [...observed.resources].map(([address, seen]): [string, ObservedResource] => {
    const taken = adopted.has(address) || adopted.has(parentOf(seen) ?? "");
    return [address, taken ? { ...seen, owner: federation } : seen];
  });
  return { ...observed, resources: new Map(entries) };
}
