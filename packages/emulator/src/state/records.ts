/** An Alibaba Cloud account. */
export interface AccountRecord {
  accountId: string;
  alias: string;
  site: "international" | "china";
  ramActivated: boolean;
  modelStudioActivated: boolean;
  /** User-based single sign-on is switched on; it ends password logon of RAM users. */
  userSso: boolean;
  createDate: string;
  /** Security preferences that were set; absent ones have their published defaults. */
  preferences?: SecurityPreferences;
}

/** Security preferences of an account. Only the duration of logon sessions has an effect here. */
export interface SecurityPreferences {
  AllowUserToChangePassword?: boolean;
  AllowUserToManageAccessKeys?: boolean;
  AllowUserToManageMFADevices?: boolean;
  AllowUserToManagePublicKeys?: boolean;
  EnableSaveMFATicket?: boolean;
  LoginNetworkMasks?: string;
  /** "Logon Session Duration" of the console, in hours. */
  LoginSessionDuration?: number;
}

/** A long-lived access key of the account itself (`root`) or of a RAM user. */
export interface AccessKeyRecord {
  accessKeyId: string;
  accessKeySecret: string;
  accountId: string;
  principal: string;
  /** Absent: active. */
  inactive?: boolean;
  createDate?: string;
}

/** A key and value on a role, a policy or a user. */
export interface Tag {
  key: string;
  value: string;
}

/** A RAM user. Dates are ISO 8601 in UTC without milliseconds. */
export interface UserRecord {
  accountId: string;
  userId: string;
  userName: string;
  displayName: string;
  email: string;
  mobilePhone: string;
  comments: string;
  createDate: string;
  updateDate: string;
  lastLoginDate: string;
  /** Console password as `salt:hash`; absent means no console logon. */
  passwordHash?: string;
  tags: Tag[];
}

/** A RAM role. A role that is deleted and made again gets another `roleId`. */
export interface RoleRecord {
  accountId: string;
  roleId: string;
  roleName: string;
  arn: string;
  description: string;
  trustPolicy: string;
  /** Seconds, 3600 to 43200. */
  maxSessionDuration: number;
  createDate: string;
  updateDate: string;
  tags: Tag[];
}

/** One version of a custom policy. */
export interface PolicyVersion {
  versionId: string;
  document: string;
  createDate: string;
}

/** A custom policy; system policies are constants, see `access/system-policies.ts`. */
export interface PolicyRecord {
  accountId: string;
  policyName: string;
  description: string;
  defaultVersion: string;
  versions: PolicyVersion[];
  /** Number of the next version; version numbers are never used twice. */
  nextVersion: number;
  createDate: string;
  updateDate: string;
  tags: Tag[];
}

/** `System` or `Custom`. */
export type PolicyType = "System" | "Custom";

/** A group of RAM users. */
export interface GroupRecord {
  accountId: string;
  groupId: string;
  groupName: string;
  comments: string;
  createDate: string;
  updateDate: string;
}

/** A user in a group. */
export interface GroupMemberRecord {
  accountId: string;
  groupName: string;
  userName: string;
  joinDate: string;
}

/** A policy on a user, a role or a group. */
export interface AttachmentRecord {
  accountId: string;
  entityType: "user" | "role" | "group";
  entityName: string;
  policyType: PolicyType;
  policyName: string;
  attachDate: string;
}

/** A SAML identity provider of RAM; `metadata` is base64 without line breaks. */
export interface SamlProviderRecord {
  accountId: string;
  name: string;
  arn: string;
  description: string;
  metadata: string;
  authnSignAlgo: string;
  createDate: string;
  updateDate: string;
}

/** Temporary credentials issued by STS. */
export interface StsCredentialRecord {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
  /** ISO 8601, UTC. */
  expiration: string;
  accountId: string;
  roleName: string;
  /** A re-created role does not revive credentials of its predecessor. */
  roleId: string;
  sessionName: string;
  /** Session policy given at AssumeRole time. */
  policy?: string;
}

/** A Model Studio workspace. `tenantId` is what BailianControl calls agentId. */
export interface WorkspaceRecord {
  accountId: string;
  workspaceId: string;
  workspaceName: string;
  region: string;
  serviceSite: string;
  tenantId: number;
  isDefault: boolean;
  /** Milliseconds since 1970. */
  gmtCreate: number;
  apiHost: string;
}

/** An API key of Model Studio; it has the rights of its workspace, not those of its creator. */
export interface ApiKeyRecord {
  accountId: string;
  apiKeyId: number;
  value: string;
  workspaceId: string;
  region: string;
  description: string;
  /** As BailianControl knows people: an account ID, a user ID, or `AssumedRoleUser<RoleId>`. */
  createdBy: string;
  disabled: boolean;
  /** Its creator stopped being a member; it works again when they are one again. No API shows it. */
  suspended?: boolean;
  /** Milliseconds since 1970. */
  gmtCreate: number;
  /** As CreateApiKey took it. */
  auth?: string;
}

/** A Model Studio member: a RAM user (its numeric ID) or a RAM role (`AssumedRoleUser<RoleId>`). */
export interface MemberRecord {
  accountId: string;
  outerKey: string;
  displayName: string;
  createDate: string;
}

/** What a member may do in one workspace. */
export interface GrantRecord {
  accountId: string;
  outerKey: string;
  workspaceId: string;
  /** `Administrator`, `Visitor`, or empty when only page permissions were chosen. */
  workspaceRole: string;
  pages: string[];
}

/** A console sign-in of the browser. */
export interface ConsoleSessionRecord {
  sessionId: string;
  accountId: string;
  kind: "user" | "role";
  /** Name of the RAM user or role. */
  name: string;
  roleId: string;
  /** Role session name; for a user its logon name. */
  sessionName: string;
  /** How the person came in, in words for the console page. */
  via: string;
  loginTime: string;
  expiration: string;
  /** Which limit decided the expiration. */
  expirationReason: string;
  /** Restriction carried over from AssumeRole with a Policy parameter. */
  policy?: string;
}

/** Everything the journal holds, by collection. */
export interface Records {
  account: AccountRecord;
  accessKey: AccessKeyRecord;
  user: UserRecord;
  role: RoleRecord;
  policy: PolicyRecord;
  group: GroupRecord;
  groupMember: GroupMemberRecord;
  attachment: AttachmentRecord;
  samlProvider: SamlProviderRecord;
  stsCredential: StsCredentialRecord;
  workspace: WorkspaceRecord;
  apiKey: ApiKeyRecord;
  member: MemberRecord;
  grant: GrantRecord;
  consoleSession: ConsoleSessionRecord;
  usedAssertion: { id: string; notOnOrAfter: string };
}

/** Name of a collection. */
export type CollectionName = keyof Records;
