import { addressOf, type FederationDocument } from "@modelstudio-sso/contracts";
import { assumeRolePolicyName } from "../desired/assume-role-policy.ts";
import { ownerInTags } from "../desired/markers.ts";
import type { CloudPort } from "../ports.ts";
import { inParallel } from "./in-parallel.ts";
import type { Found } from "./observed-state.ts";

function wantedNames(document: FederationDocument): Set<string> {
  if (document.loginPath.kind !== "ram-user" || document.loginPath.grant !== "one-role") return new Set();
  return new Set(document.roles.map((role) => assumeRolePolicyName(document.name, role.name)));
}

/** Grants of single roles: those that carry our marker, and whatever holds a name that is wanted. */
export async function observeCustomPolicies(
  cloud: CloudPort,
  document: FederationDocument,
  found: Found,
): Promise<void> {
  const wanted = wantedNames(document);
  const concerned = (await cloud.listCustomPolicies()).filter(
    ({ name, tags }) => wanted.has(name) || ownerInTags(tags) === document.name,
  );
  await inParallel(concerned, async ({ name, tags }) => {
    const policy = await cloud.getCustomPolicy(name, { tags });
    if (policy === null) return;
    const resource = { kind: "custom-policy" as const, ...policy };
    const owner = ownerInTags(tags);
    found.set(addressOf(resource), { resource, owner });
    for (const user of await cloud.listPolicyUsers(name)) {
      const attachment = { kind: "user-policy" as const, user, policyType: "Custom" as const, policy: name };
      found.set(addressOf(attachment), { resource: attachment, owner });
    }
  });
}
