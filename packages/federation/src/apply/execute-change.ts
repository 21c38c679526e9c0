import type { Resource, Write } from "@modelstudio-sso/contracts";
import type { CloudPort, WriteReceipt } from "../ports.ts";
import { roleReplacement } from "./replace-role.ts";

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

function tagsOf(resource: Resource): Record<string, string> {
  return "tags" in resource ? resource.tags : {};
}

function tagDifference(
  before: Record<string, string>,
  after: Record<string, string>,
): { set: Record<string, string>; remove: string[] } {
  const set = Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));
  const remove = Object.keys(before).filter((key) => key.startsWith("modelstudio-sso-") && !(key in after));
  return { set, remove };
}

type FieldChanges = Extract<Write, { action: "update" | "adopt" }>;

function tagsDiffer({ fields }: FieldChanges): boolean {
  return fields.some(({ field }) => field.startsWith("tags."));
}

function moreThanTagsDiffer({ fields }: FieldChanges): boolean {
  return fields.some(({ field }) => !field.startsWith("tags."));
}

/** Sends only what differs. The tags go first: the marker is there before anything else of an adopted thing changes. */
async function updateTagged(
  change: FieldChanges,
  send: { tags: () => Promise<WriteReceipt>; fields: () => Promise<WriteReceipt> },
): Promise<WriteReceipt> {
  const receipts: WriteReceipt[] = [];
  if (tagsDiffer(change)) receipts.push(await send.tags());
  if (moreThanTagsDiffer(change)) receipts.push(await send.fields());
  return receipts.at(-1) ?? { requestId: "" };
}

function update(cloud: CloudPort, change: FieldChanges): Promise<WriteReceipt> {
  const { before, after } = change;
  switch (after.kind) {
    case "saml-provider":
      return cloud.updateSamlProvider(after);
    case "user":
      return cloud.updateUser(after);
    case "role":
      return updateTagged(change, {
        tags: () => cloud.changeRoleTags(after.name, tagDifference(tagsOf(before), after.tags)),
        fields: () => cloud.updateRole(after),
      });
    case "custom-policy":
      return updateTagged(change, {
        tags: () => cloud.changePolicyTags(after.name, tagDifference(tagsOf(before), after.tags)),
        fields: () => cloud.updateCustomPolicy(after),
      });
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

/**
 * The sender of one change. Each call sends it once, in as many calls as it takes; a replacement goes on where it was
 * struck, and answers `null` where there was nothing left to send. What a refusal or a lost answer means is settled by
 * `applyChange`.
 */
export function senderOf(cloud: CloudPort, change: Write): () => Promise<WriteReceipt | null> {
  switch (change.action) {
    case "create":
      return () => create(cloud, change.after);
    case "update":
    case "adopt":
      return () => update(cloud, change);
    case "replace":
      return roleReplacement(cloud, change);
    case "delete":
      return () => remove(cloud, change.before);
  }
}
