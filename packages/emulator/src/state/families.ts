import type { CollectionName } from "./records.ts";

/** Things that are written and read together; delays of eventual consistency are ordered per family. */
export const families = {
  samlProviders: ["samlProvider"],
  roles: ["role"],
  users: ["user"],
  groups: ["group", "groupMember"],
  accessKeys: ["accessKey"],
  policies: ["policy"],
  attachments: ["attachment"],
  account: ["account"],
  workspaces: ["workspace"],
  apiKeys: ["apiKey"],
  members: ["member", "grant"],
} as const satisfies Readonly<Record<string, readonly CollectionName[]>>;

/** One of {@link families}. */
export type Family = keyof typeof families;

/** Names of all families. */
export const familyNames = Object.keys(families) as Family[];
