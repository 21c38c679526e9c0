import type { EmulatorSeed, SeedAccount } from "../seed.ts";
import { isoSeconds, numericId } from "./identifiers.ts";
import { hashPassword } from "./password.ts";
import type { Store } from "./store.ts";
import { newWorkspace } from "./workspace.ts";

/** Writes a seed into an empty store. Must run inside a transaction. */
export function plantSeed(store: Store, seed: EmulatorSeed, now: Date): void {
  for (const account of seed.accounts) {
    plantAccount(store, account, now);
    plantUsers(store, account, now);
    for (const workspace of account.workspaces ?? []) {
      const record = newWorkspace({ accountId: account.accountId, now, ...workspace });
      store.put("workspace", [account.accountId, record.workspaceId], record);
    }
  }
}

function plantAccount(store: Store, account: SeedAccount, now: Date): void {
  const { accountId, alias, site } = account;
  store.put("account", [accountId], {
    accountId,
    alias,
    site,
    ramActivated: account.ramActivated ?? true,
    modelStudioActivated: account.modelStudioActivated ?? true,
    userSso: account.userSso ?? false,
    createDate: isoSeconds(now),
  });
  for (const key of account.accessKeys) store.put("accessKey", [key.accessKeyId], { accountId, ...key });
}

function plantUsers(store: Store, account: SeedAccount, now: Date): void {
  const { accountId } = account;
  const date = isoSeconds(now);
  for (const user of account.users ?? []) {
    store.put("user", [accountId, user.userName], {
      accountId,
      userId: numericId(),
      userName: user.userName,
      displayName: user.displayName ?? user.userName,
      email: "",
      mobilePhone: "",
      comments: "",
      createDate: date,
      updateDate: date,
      lastLoginDate: "",
      ...(user.password === undefined ? {} : { passwordHash: hashPassword(user.password) }),
      tags: [],
    });
    for (const policyName of user.policies ?? []) {
      store.put("attachment", [accountId, "user", user.userName, "System", policyName], {
        accountId,
        entityType: "user",
        entityName: user.userName,
        policyType: "System",
        policyName,
        attachDate: date,
      });
    }
  }
}
