import type { Write } from "@modelstudio-sso/contracts";
import { CloudError, type CloudErrorKind } from "../cloud-error.ts";
import { ownerInTags } from "../desired/markers.ts";
import { compareResource } from "../plan/compare-resource.ts";
import type { CloudPort, ObservedRole, WriteReceipt } from "../ports.ts";
import { grantsInDoubt, grantTo } from "./remembered-grants.ts";

type Replacement = Extract<Write, { action: "replace" }>;

/** Does what may have been done already; `null`: it had been. */
async function unless(kind: CloudErrorKind, work: () => Promise<WriteReceipt>): Promise<WriteReceipt | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CloudError) || error.kind !== kind) throw error;
    return null;
  }
}

function isTheNewRole(seen: ObservedRole | null, { roleId, after }: Replacement): boolean {
  return (
    seen !== null &&
    seen.roleId !== roleId &&
    ownerInTags(seen.tags) === ownerInTags(after.tags) &&
    compareResource({ kind: "role", ...seen }, after).length === 0
  );
}

/** Takes the old role away. What only it remembers goes first, so that a stop on the way leaves nothing unexplained. */
async function removeOld(cloud: CloudPort, change: Replacement, grants: readonly string[]): Promise<void> {
  for (const user of grants) await unless("not-found", () => cloud.detachUserPolicy(grantTo(user)));
  for (const attachment of change.detach) {
    await unless("not-found", () => cloud.detachRolePolicy(attachment));
  }
  await unless("not-found", () => cloud.deleteRole(change.before.name));
}

/** Makes the new role; `null`: an earlier try had made it, which a read showed. */
async function createNew(cloud: CloudPort, change: Replacement): Promise<WriteReceipt | null> {
  try {
    return await cloud.createRole(change.after);
  } catch (error) {
    if (!(error instanceof CloudError) || error.kind !== "already-exists") throw error;
    if (!isTheNewRole(await cloud.getRole(change.after.name), change)) throw error;
    return null;
  }
}

/**
 * Replaces a role in stages, each of which may be repeated; a call of the function goes on where the last one was
 * struck. A role is deleted by its name, so nothing is deleted any more once the old one is known to be gone, however
 * late a read is that still shows it. The function answers `null` where there was nothing left to send.
 */
export function roleReplacement(cloud: CloudPort, change: Replacement): () => Promise<WriteReceipt | null> {
  let stage: "old role" | "new role" | "grants" = "old role";
  return async () => {
    const grants = await grantsInDoubt(cloud, change);
    if (stage === "old role") {
      // Whose RoleId it is needs no tags; handing in known ones saves a call.
      const seen = await cloud.getRole(change.before.name, { tags: change.before.tags });
      if (seen?.roleId === change.roleId) await removeOld(cloud, change, grants);
      const isOther = seen !== null && seen.roleId !== change.roleId;
      const isMade = isOther && isTheNewRole(await cloud.getRole(change.after.name), change);
      stage = isMade ? "grants" : "new role";
    }
    let receipt: WriteReceipt | null = null;
    if (stage === "new role") {
      receipt = await createNew(cloud, change);
      stage = "grants";
    }
    for (const user of grants) {
      receipt = (await unless("already-exists", () => cloud.attachUserPolicy(grantTo(user)))) ?? receipt;
    }
    return receipt;
  };
}
