import type { CollectionName } from "./records.ts";
import type { Store } from "./store.ts";

/** Collections whose keys begin with the account ID, and the parts of the rest of the key. */
const keyed: readonly [CollectionName, (record: Record<string, unknown>) => unknown[]][] = [
  ["user", ({ userName }) => [userName]],
  ["role", ({ roleName }) => [roleName]],
  ["policy", ({ policyName }) => [policyName]],
  ["group", ({ groupName }) => [groupName]],
  ["groupMember", ({ groupName, userName }) => [groupName, userName]],
  ["attachment", (held) => [held.entityType, held.entityName, held.policyType, held.policyName]],
  ["samlProvider", ({ name }) => [name]],
  ["workspace", ({ workspaceId }) => [workspaceId]],
  ["apiKey", ({ apiKeyId }) => [apiKeyId]],
  ["member", ({ outerKey }) => [outerKey]],
  ["grant", ({ outerKey, workspaceId }) => [outerKey, workspaceId]],
];

/** Removes an account with all it holds. Must run inside a transaction. */
export function removeAccount(store: Store, accountId: string): void {
  for (const [collection, rest] of keyed) {
    for (const record of store.list(collection, [accountId])) {
      store.delete(collection, [accountId, ...rest({ ...record }).map(String)]);
    }
  }
  const ofAccount = <T extends { accountId: string }>(records: T[]) =>
    records.filter((record) => record.accountId === accountId);
  for (const key of ofAccount(store.list("accessKey"))) store.delete("accessKey", [key.accessKeyId]);
  for (const key of ofAccount(store.list("stsCredential"))) store.delete("stsCredential", [key.accessKeyId]);
  for (const session of ofAccount(store.list("consoleSession"))) {
    store.delete("consoleSession", [session.sessionId]);
  }
  store.delete("account", [accountId]);
}
