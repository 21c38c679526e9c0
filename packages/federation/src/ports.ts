import type {
  CallerIdentity,
  PolicyDocument,
  PolicyType,
  RamUser,
  ResourceOf,
  Workspace,
} from "@modelstudio-sso/contracts";

/** A SAML provider as IMS knows it. `metadataXml` is decoded; the cloud returns base64 with line breaks. */
export interface ObservedProvider {
  name: string;
  arn: string;
  description: string;
  metadataXml: string;
}

export interface ObservedRole {
  name: string;
  arn: string;
  /** Numeric RoleId; a re-created role gets another. */
  roleId: string;
  description: string;
  trustPolicy: PolicyDocument;
  maxSessionDurationSeconds: number;
  tags: Record<string, string>;
}

export interface ObservedUser {
  name: string;
  userId: string;
  displayName: string;
  comments: string;
}

export interface ObservedPolicy {
  name: string;
  description: string;
  document: PolicyDocument;
  tags: Record<string, string>;
}

export interface TaggedName {
  name: string;
  tags: Record<string, string>;
}

export interface AttachedPolicy {
  policyType: PolicyType;
  policy: string;
}

/** A role as a list tells it; its trust policy and attachments cost a call each. */
export interface ListedRole extends TaggedName {
  roleId: string;
}

/** Answer of a write: the cloud's request ID, for support cases and the run's history. */
export interface WriteReceipt {
  requestId: string;
}

/**
 * All that planning and applying ask of Alibaba Cloud. Every method rejects with `CloudError` only. Reads of one
 * thing answer `null` where it does not exist. Writes are sent once; an unknown outcome rejects with kind
 * `unknown-outcome`, and the caller settles it by reading. Adapter: packages/alibaba-cloud.
 */
export interface CloudPort {
  callerIdentity(): Promise<CallerIdentity>;

  /** All providers of the account, without their metadata. */
  listSamlProviders(): Promise<{ name: string; description: string }[]>;
  getSamlProvider(name: string): Promise<ObservedProvider | null>;
  createSamlProvider(provider: ResourceOf<"saml-provider">): Promise<WriteReceipt>;
  updateSamlProvider(provider: ResourceOf<"saml-provider">): Promise<WriteReceipt>;
  deleteSamlProvider(name: string): Promise<WriteReceipt>;

  /** All roles of the account, each with all its tags; a page holds 1,000. */
  listRoles(): Promise<ListedRole[]>;
  /** GetRole tells no tags; handing in those a list has already told saves a call. */
  getRole(name: string, known?: { tags: Record<string, string> }): Promise<ObservedRole | null>;
  createRole(role: ResourceOf<"role">): Promise<WriteReceipt>;
  /** Trust policy, description and session limit; always all three, since RAM resets an omitted limit. */
  updateRole(role: ResourceOf<"role">): Promise<WriteReceipt>;
  /** Sets `set` and removes `remove`; other tags of the role stay. */
  changeRoleTags(
    name: string,
    change: { set: Record<string, string>; remove: string[] },
  ): Promise<WriteReceipt>;
  deleteRole(name: string): Promise<WriteReceipt>;

  listRolePolicies(role: string): Promise<AttachedPolicy[]>;
  attachRolePolicy(attachment: ResourceOf<"role-policy">): Promise<WriteReceipt>;
  detachRolePolicy(attachment: ResourceOf<"role-policy">): Promise<WriteReceipt>;

  listUsers(): Promise<RamUser[]>;
  getUser(name: string): Promise<ObservedUser | null>;
  createUser(user: ResourceOf<"user">): Promise<WriteReceipt>;
  updateUser(user: ResourceOf<"user">): Promise<WriteReceipt>;
  deleteUser(name: string): Promise<WriteReceipt>;
  listUserPolicies(user: string): Promise<AttachedPolicy[]>;
  attachUserPolicy(attachment: ResourceOf<"user-policy">): Promise<WriteReceipt>;
  detachUserPolicy(attachment: ResourceOf<"user-policy">): Promise<WriteReceipt>;

  /** All custom policies of the account, each with all its tags; a page holds 1,000. */
  listCustomPolicies(): Promise<TaggedName[]>;
  getCustomPolicy(name: string, known?: { tags: Record<string, string> }): Promise<ObservedPolicy | null>;
  createCustomPolicy(policy: ResourceOf<"custom-policy">): Promise<WriteReceipt>;
  /** A new default version; the oldest spare version goes where all five are taken. */
  updateCustomPolicy(policy: ResourceOf<"custom-policy">): Promise<WriteReceipt>;
  /** As `changeRoleTags`. */
  changePolicyTags(
    name: string,
    change: { set: Record<string, string>; remove: string[] },
  ): Promise<WriteReceipt>;
  deleteCustomPolicy(name: string): Promise<WriteReceipt>;
  /** Users that hold a custom policy. */
  listPolicyUsers(name: string): Promise<string[]>;

  listWorkspaces(): Promise<Workspace[]>;
  /** Live quotas by the names of IMS GetAccountSummary. */
  accountSummary(): Promise<Record<string, number>>;
}
