import { describeOuterKey } from "../modelstudio/membership.ts";
import type { Store } from "../state/store.ts";

/** Everything a test or a curious person may look at; keys, passwords and tokens are left out. */
export function stateView(store: Store, accountId?: string) {
  const prefix = accountId === undefined ? [] : [accountId];
  return {
    accounts: store
      .list("account")
      .filter((account) => accountId === undefined || account.accountId === accountId),
    users: store.list("user", prefix).map(({ passwordHash, ...user }) => ({
      ...user,
      consoleLogon: passwordHash !== undefined,
    })),
    groups: store.list("group", prefix).map((group) => ({
      ...group,
      users: store.list("groupMember", [group.accountId, group.groupName]).map((member) => member.userName),
    })),
    roles: store
      .list("role", prefix)
      .map((role) => ({ ...role, trustPolicy: JSON.parse(role.trustPolicy) as unknown })),
    policies: store.list("policy", prefix),
    attachments: store.list("attachment", prefix),
    providers: store.list("samlProvider", prefix),
    workspaces: store.list("workspace", prefix),
    apiKeys: store.list("apiKey", prefix).map(({ value: _, ...key }) => key),
    memberships: store.list("member", prefix).map((member) => ({
      ...member,
      principal: describeOuterKey(store, member.accountId, member.outerKey) ?? null,
      grants: store.list("grant", [member.accountId, member.outerKey]),
    })),
  };
}
