import { addressOf, type FederationDocument } from "@modelstudio-sso/contracts";
import { ownerInTags } from "../desired/markers.ts";
import type { CloudPort, ListedRole } from "../ports.ts";
import { inParallel } from "./in-parallel.ts";
import type { Found } from "./observed-state.ts";

/**
 * The list tells which wanted names are taken and which roles are ours. Trust policies and attachments are in no list,
 * so every such role that exists costs a GetRole and a ListPoliciesForRole; one that is still to be made costs nothing.
 */
export async function observeRoles(
  cloud: CloudPort,
  document: FederationDocument,
  found: Found,
): Promise<ListedRole[]> {
  const listed = await cloud.listRoles();
  const wanted = new Set(document.roles.map((role) => role.name));
  const concerned = listed.filter(
    (role) => wanted.has(role.name) || ownerInTags(role.tags) === document.name,
  );
  await inParallel(concerned, async ({ name, tags }) => {
    const role = await cloud.getRole(name, { tags });
    if (role === null) return;
    const { description, trustPolicy, maxSessionDurationSeconds, roleId } = role;
    const owner = ownerInTags(tags);
    const resource = {
      kind: "role" as const,
      name,
      description,
      trustPolicy,
      maxSessionDurationSeconds,
      tags,
    };
    found.set(addressOf(resource), { resource, owner, id: roleId });
    for (const attached of await cloud.listRolePolicies(name)) {
      const attachment = { kind: "role-policy" as const, role: name, ...attached };
      found.set(addressOf(attachment), { resource: attachment, owner });
    }
  });
  return listed;
}
