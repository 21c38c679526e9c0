import type { CallerIdentity, Resource } from "@modelstudio-sso/contracts";

/** One resource as the cloud has it, with who made it. */
export interface ObservedResource {
  resource: Resource;
  /** Federation named by the ownership marker; `null`: made by somebody else. */
  owner: string | null;
  /** Another federation needs it, too, so no plan of ours takes it away. */
  shared?: true;
  /** RoleId or UserId, where the cloud gives one. */
  id?: string;
}

/** What observation fills, by address. */
export type Found = Map<string, ObservedResource>;

/** What was seen of the cloud, keyed by address; everything the plan may speak of is in here. */
export interface ObservedState {
  caller: CallerIdentity;
  resources: ReadonlyMap<string, ObservedResource>;
  workspaces: readonly { id: string; name: string; region: string }[] | null;
  /** Names of all SAML providers of the account, whoever made them. */
  samlProviders: readonly string[];
  /** Limits and counts by the names of IMS GetAccountSummary. */
  quotas: Readonly<Record<string, number>>;
}
