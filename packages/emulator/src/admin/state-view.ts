import { describeOuterKey } from "../modelstudio/membership.ts";
import type { Store } from "../state/store.ts";

/** Everything a test or a curious person may look at; keys, passwords and tokens are left out. */
export function stateView(store: Store) {
  return {
    accounts: store.list("account"),
    users: store.list("user").map(({ passwordHash, ...user }) => ({
      ...user,
      consoleLogon: passwordHash !== undefined,
    })),
    roles: store
      .list("role")
      .map((role) => ({ ...role, trustPolicy: JSON.parse(role.trustPolicy) as unknown })),
    policies: store.list("policy"),
    attachments: store.list("attachment"),
    providers: store.list("samlProvider"),
    workspaces: store.list("workspace"),
    memberships: store.list("member").map((member) => ({
      ...member,
      principal: describeOuterKey(store, member.accountId, member.outerKey) ?? null,
      grants: store.list("grant", [member.accountId, member.outerKey]),
    })),
  };
}
