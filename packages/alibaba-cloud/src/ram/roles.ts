import type { ResourceOf } from "@modelstudio-sso/contracts";
import type { AttachedPolicy, ListedRole, ObservedRole, WriteReceipt } from "@modelstudio-sso/federation";
import { allPages, must, read, readOrNull, write } from "../call.ts";
import { ram } from "../sdk.ts";
import type { SdkClients } from "../sdk-clients.ts";
import { attachedOf, parsePolicy, tagList, tagsOf } from "./convert.ts";
import { changeTags, readTags } from "./tags.ts";

async function getRole(
  clients: SdkClients,
  name: string,
  known?: { tags: Record<string, string> },
): Promise<ObservedRole | null> {
  const action = "ram:GetRole";
  const answer = await readOrNull(action, () =>
    clients.ram.getRoleWithOptions(new ram.GetRoleRequest({ roleName: name }), clients.runtime),
  );
  if (answer === null) return null;
  const role = must(action, answer.body?.role, "Role");
  return {
    name: role.roleName ?? name,
    arn: must(action, role.arn, "Role.Arn"),
    roleId: must(action, role.roleId, "Role.RoleId"),
    description: role.description ?? "",
    trustPolicy: parsePolicy(action, role.assumeRolePolicyDocument),
    maxSessionDurationSeconds: role.maxSessionDuration ?? 3600,
    tags: known?.tags ?? (await readTags(clients, { resourceType: "role", name })),
  };
}

/** Without a filter by tag: whether a wanted name is taken by somebody else must be known, too. */
function listRoles(clients: SdkClients): Promise<ListedRole[]> {
  const action = "ram:ListRoles";
  return allPages(async (marker) => {
    const request = new ram.ListRolesRequest({ marker, maxItems: 1000 });
    const { body } = await read(action, () => clients.ram.listRolesWithOptions(request, clients.runtime));
    const items = (body?.roles?.role ?? []).map((role) => ({
      name: role.roleName ?? "",
      roleId: must(action, role.roleId, "Role.RoleId"),
      tags: tagsOf(role.tags?.tag),
    }));
    return { items, marker: body?.marker, truncated: body?.isTruncated };
  });
}

async function createRole(clients: SdkClients, role: ResourceOf<"role">): Promise<WriteReceipt> {
  const request = new ram.CreateRoleRequest({
    roleName: role.name,
    assumeRolePolicyDocument: JSON.stringify(role.trustPolicy),
    description: role.description,
    maxSessionDuration: role.maxSessionDurationSeconds,
    tag: tagList(role.tags).map((tag) => new ram.CreateRoleRequestTag(tag)),
  });
  const answer = await write("ram:CreateRole", () =>
    clients.ram.createRoleWithOptions(request, clients.runtime),
  );
  return { requestId: answer.body?.requestId ?? "" };
}

async function updateRole(clients: SdkClients, role: ResourceOf<"role">): Promise<WriteReceipt> {
  const request = new ram.UpdateRoleRequest({
    roleName: role.name,
    newAssumeRolePolicyDocument: JSON.stringify(role.trustPolicy),
    newDescription: role.description,
    newMaxSessionDuration: role.maxSessionDurationSeconds,
  });
  const answer = await write("ram:UpdateRole", () =>
    clients.ram.updateRoleWithOptions(request, clients.runtime),
  );
  return { requestId: answer.body?.requestId ?? "" };
}

async function listRolePolicies(clients: SdkClients, role: string): Promise<AttachedPolicy[]> {
  const answer = await readOrNull("ram:ListPoliciesForRole", () =>
    clients.ram.listPoliciesForRoleWithOptions(
      new ram.ListPoliciesForRoleRequest({ roleName: role }),
      clients.runtime,
    ),
  );
  return attachedOf(answer?.body?.policies?.policy);
}

/** Roles and their attachments, RAM 2015-05-01. */
export function rolesApi(clients: SdkClients) {
  return {
    listRoles: () => listRoles(clients),
    getRole: (name: string, known?: { tags: Record<string, string> }) => getRole(clients, name, known),
    createRole: (role: ResourceOf<"role">) => createRole(clients, role),
    updateRole: (role: ResourceOf<"role">) => updateRole(clients, role),
    changeRoleTags: (name: string, change: { set: Record<string, string>; remove: string[] }) =>
      changeTags(clients, { resourceType: "role", name }, change),
    deleteRole: async (name: string): Promise<WriteReceipt> => {
      const answer = await write("ram:DeleteRole", () =>
        clients.ram.deleteRoleWithOptions(new ram.DeleteRoleRequest({ roleName: name }), clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
    listRolePolicies: (role: string) => listRolePolicies(clients, role),
    attachRolePolicy: async ({
      role,
      policyType,
      policy,
    }: ResourceOf<"role-policy">): Promise<WriteReceipt> => {
      const request = new ram.AttachPolicyToRoleRequest({ roleName: role, policyType, policyName: policy });
      const answer = await write("ram:AttachPolicyToRole", () =>
        clients.ram.attachPolicyToRoleWithOptions(request, clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
    detachRolePolicy: async ({
      role,
      policyType,
      policy,
    }: ResourceOf<"role-policy">): Promise<WriteReceipt> => {
      const request = new ram.DetachPolicyFromRoleRequest({ roleName: role, policyType, policyName: policy });
      const answer = await write("ram:DetachPolicyFromRole", () =>
        clients.ram.detachPolicyFromRoleWithOptions(request, clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
  };
}
