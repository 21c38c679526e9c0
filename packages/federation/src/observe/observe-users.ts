import { addressOf, type FederationDocument } from "@modelstudio-sso/contracts";
import { allRolesGrantTag, ownerInDescription, ownerInTags } from "../desired/markers.ts";
import type { CloudPort, ListedRole } from "../ports.ts";
import { assumeAnyRolePolicy } from "../rules/index.ts";
import { inParallel } from "./in-parallel.ts";
import type { Found } from "./observed-state.ts";

/** Users whose all-roles grant these roles remember. */
function rememberedUsers(roles: readonly ListedRole[]): Set<string> {
  return new Set(
    roles
      .flatMap((role) => Object.keys(role.tags))
      .filter((key) => key.startsWith(allRolesGrantTag))
      .map((key) => key.slice(allRolesGrantTag.length)),
  );
}

/** Users the document names, and those a role of ours remembers as holding the all-roles grant. */
export async function observeUsers(
  cloud: CloudPort,
  seen: { document: FederationDocument; listed: readonly ListedRole[] },
  found: Found,
): Promise<void> {
  const { document, listed } = seen;
  const isOurs = (role: ListedRole) => ownerInTags(role.tags) === document.name;
  const granted = rememberedUsers(listed.filter(isOurs));
  // Where another federation's role remembers the same grant, it is not ours alone to take away.
  const neededByOthers = rememberedUsers(listed.filter((role) => !isOurs(role)));
  const named =
    document.loginPath.kind === "ram-user" ? document.loginPath.users.map((user) => user.name) : [];
  await inParallel([...new Set([...named, ...granted])], async (name) => {
    const user = await cloud.getUser(name);
    if (user === null) return;
    const { displayName, comments, userId } = user;
    const resource = { kind: "user" as const, name, displayName, comments };
    found.set(addressOf(resource), { resource, owner: ownerInDescription(comments), id: userId });
    for (const attached of await cloud.listUserPolicies(name)) {
      const attachment = { kind: "user-policy" as const, user: name, ...attached };
      const address = addressOf(attachment);
      if (found.has(address)) continue;
      // Only this one policy is ever attached without a marker of its own; a role's tag remembers it.
      const isGrant = attached.policy === assumeAnyRolePolicy;
      const shared = isGrant && neededByOthers.has(name);
      const ours = isGrant && (granted.has(name) || shared);
      found.set(address, {
        resource: attachment,
        owner: ours ? document.name : null,
        ...(shared ? { shared } : {}),
      });
    }
  });
}
