import type { Resource, ResourceOf, Write } from "@modelstudio-sso/contracts";
import type { CloudPort, WriteReceipt } from "../ports.ts";

function create(cloud: CloudPort, wanted: Resource): Promise<WriteReceipt> {
  switch (wanted.kind) {
    case "saml-provider":
      return cloud.createSamlProvider(wanted);
    case "role":
      return cloud.createRole(wanted);
    case "role-policy":
      return cloud.attachRolePolicy(wanted);
    case "user":
      return cloud.createUser(wanted);
    case "custom-policy":
      return cloud.createCustomPolicy(wanted);
    case "user-policy":
      return cloud.attachUserPolicy(wanted);
  }
}

function tagDifference(
  before: Record<string, string>,
  after: Record<string, string>,
): { set: Record<string, string>; remove: string[] } {
  const set = Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));
  const remove = Object.keys(before).filter((key) => key.startsWith("modelstudio-sso-") && !(key in after));
  return { set, remove };
}

async function updateRole(
  cloud: CloudPort,
  before: ResourceOf<"role">,
  after: ResourceOf<"role">,
): Promise<WriteReceipt> {
  const receipt = await cloud.updateRole(after);
  const tags = tagDifference(before.tags, after.tags);
  if (Object.keys(tags.set).length === 0 && tags.remove.length === 0) return receipt;
  return cloud.changeRoleTags(after.name, tags);
}

function update(cloud: CloudPort, before: Resource, after: Resource): Promise<WriteReceipt> {
  if (before.kind === "role" && after.kind === "role") return updateRole(cloud, before, after);
  switch (after.kind) {
    case "saml-provider":
      return cloud.updateSamlProvider(after);
    case "user":
      return cloud.updateUser(after);
    case "custom-policy":
      return cloud.updateCustomPolicy(after);
    default:
      throw new Error(`An attachment has no fields to update: ${after.kind}`);
  }
}

function remove(cloud: CloudPort, unwanted: Resource): Promise<WriteReceipt> {
  switch (unwanted.kind) {
    case "saml-provider":
      return cloud.deleteSamlProvider(unwanted.name);
    case "role":
      return cloud.deleteRole(unwanted.name);
    case "role-policy":
      return cloud.detachRolePolicy(unwanted);
    case "user":
      return cloud.deleteUser(unwanted.name);
    case "custom-policy":
      return cloud.deleteCustomPolicy(unwanted.name);
    case "user-policy":
      return cloud.detachUserPolicy(unwanted);
  }
}

/** Sends one change, once. What a refusal or a lost answer means is settled by `applyChange`. */
export function executeChange(cloud: CloudPort, change: Write): Promise<WriteReceipt> {
  switch (change.action) {
    case "create":
      return create(cloud, change.after);
    case "update":
      return update(cloud, change.before, change.after);
    case "delete":
      return remove(cloud, change.before);
  }
}
