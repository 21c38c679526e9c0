import { randomBytes } from "node:crypto";
import { CloudError } from "@modelstudio-sso/federation";
import type { Account } from "./account.ts";
import { eventually } from "./eventually.ts";
import { at, rawCall, rawRoa } from "./raw-call.ts";

/** Everything the suite makes begins so, in every account and every run. */
export const family = "msso-contract-";

/** A prefix of one run's own. */
export function newPrefix(): string {
  return `${family}${randomBytes(4).toString("hex")}-`;
}

async function ignoreGone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CloudError) || error.kind !== "not-found") throw error;
  }
}

/** One thing under the prefix, and how it goes. */
interface Leftover {
  address: string;
  remove(): Promise<void>;
}

async function roles({ cloud }: Account, prefix: string): Promise<Leftover[]> {
  const found = (await cloud.listRoles()).filter((role) => role.name.startsWith(prefix));
  return found.map(({ name }) => ({
    address: `role/${name}`,
    remove: async () => {
      for (const attached of await cloud.listRolePolicies(name)) {
        await ignoreGone(() => cloud.detachRolePolicy({ kind: "role-policy", role: name, ...attached }));
      }
      await ignoreGone(() => cloud.deleteRole(name));
    },
  }));
}

async function removeAccessKeys(account: Account, user: string): Promise<void> {
  const { body } = await rawCall(account, "ram:ListAccessKeys", { UserName: user });
  const keys = at(body, "AccessKeys", "AccessKey");
  for (const key of Array.isArray(keys) ? keys : []) {
    const id = at(key, "AccessKeyId");
    await rawCall(account, "ram:DeleteAccessKey", { UserName: user, UserAccessKeyId: id });
  }
}

async function users(account: Account, prefix: string): Promise<Leftover[]> {
  const { cloud } = account;
  const found = (await cloud.listUsers()).filter((user) => user.name.startsWith(prefix));
  return found.map(({ name }) => ({
    address: `user/${name}`,
    remove: async () => {
      await removeAccessKeys(account, name);
      for (const attached of await cloud.listUserPolicies(name)) {
        await ignoreGone(() => cloud.detachUserPolicy({ kind: "user-policy", user: name, ...attached }));
      }
      await ignoreGone(() => cloud.deleteUser(name));
    },
  }));
}

async function policies({ cloud }: Account, prefix: string): Promise<Leftover[]> {
  const found = (await cloud.listCustomPolicies()).filter((policy) => policy.name.startsWith(prefix));
  return found.map(({ name }) => ({
    address: `policy/${name}`,
    remove: () => ignoreGone(() => cloud.deleteCustomPolicy(name)),
  }));
}

async function providers({ cloud }: Account, prefix: string): Promise<Leftover[]> {
  const found = (await cloud.listSamlProviders()).filter((provider) => provider.name.startsWith(prefix));
  return found.map(({ name }) => ({
    address: `saml-provider/${name}`,
    remove: () => ignoreGone(() => cloud.deleteSamlProvider(name)),
  }));
}

async function workspaces(account: Account, prefix: string): Promise<Leftover[]> {
  if (!account.allows.workspaces) return [];
  const found = (await account.cloud.listWorkspaces()).filter((space) => space.name.startsWith(prefix));
  return found.map(({ id, name, region }) => ({
    address: `workspace/${id} (${name})`,
    remove: async () => {
      const { code, message } = await rawRoa(account, {
        product: "modelstudio",
        action: "DeleteWorkspace",
        region,
        method: "DELETE",
        pathname: `/modelstudio/workspaces/${id}`,
      });
      if (code !== "") throw new Error(`The workspace ${id} stays: ${code}: ${message}`);
    },
  }));
}

/** In the order in which they can go: what is attached before what it is attached to. */
async function leftoversOf(account: Account, prefix: string): Promise<Leftover[]> {
  const lists = [roles, users, policies, providers, workspaces].map((list) => list(account, prefix));
  return (await Promise.all(lists)).flat();
}

/** What is there under a prefix, by address. */
export async function namesUnder(account: Account, prefix: string): Promise<string[]> {
  return (await leftoversOf(account, prefix)).map(({ address }) => address);
}

/** One pass; what would not go, with the reason. */
async function removeOnce(account: Account, prefix: string): Promise<string[]> {
  const stuck: string[] = [];
  for (const { address, remove } of await leftoversOf(account, prefix)) {
    await remove().catch((error: unknown) => stuck.push(`${address}: ${String(error)}`));
  }
  return stuck;
}

/**
 * Takes away everything under a prefix, and nothing else. One thing that stays does not keep the others; what still
 * seems to be in use is tried again, since a cloud may be late.
 */
export async function removeUnder(account: Account, prefix: string): Promise<void> {
  const stuck = await eventually(
    () => removeOnce(account, prefix),
    (left) => left.length === 0,
    account.patienceMs,
  );
  if (stuck.length > 0) throw new Error(`Delete by hand: ${stuck.join("; ")}`);
}

/** Somebody else's run, or one that was killed, may own these: they go only where that was asked for. */
export async function beginClean(account: Account, clean: boolean): Promise<void> {
  if (clean) await removeUnder(account, family);
  const found = await eventually(
    () => namesUnder(account, family),
    (names) => names.length === 0,
    account.patienceMs,
  );
  if (found.length === 0) return;
  throw new Error(
    `Account ${account.accountId} already holds ${found.join(", ")}. Set CONTRACT_CLEAN=1 to delete everything whose name begins with ${family}, or delete it by hand.`,
  );
}
