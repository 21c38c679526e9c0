import type { AuditEvent, CloudAccount, KeyScope, Role } from "@modelstudio-sso/contracts";
import type { ColumnType, Generated, JSONColumnType } from "kysely";

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Accounts = ColumnType<CloudAccount[] | null, string | null | undefined, string | null>;

export interface OrganizationMemberTable {
  organization_id: string;
  user_id: string;
  role: Role;
  /** `null`: the role counts for every account. */
  accounts: Accounts;
  joined_at: Timestamp;
}

export interface InvitationTable {
  id: Generated<string>;
  organization_id: string;
  email: string;
  role: Role;
  accounts: Accounts;
  token_hash: string;
  invited_by: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  accepted_at: OptionalTimestamp;
  withdrawn_at: OptionalTimestamp;
}

export interface ResetLinkTable {
  id: Generated<string>;
  organization_id: string;
  user_id: string;
  token_hash: string;
  lift_second_factor: boolean;
  created_at: Timestamp;
  expires_at: Timestamp;
  used_at: OptionalTimestamp;
}

export interface ApiKeyTable {
  id: Generated<string>;
  organization_id: string;
  user_id: string;
  name: string;
  start: string;
  token_hash: string;
  scopes: JSONColumnType<KeyScope[]>;
  federation_id: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  last_used_at: OptionalTimestamp;
  revoked_at: OptionalTimestamp;
}

export interface PlanApprovalTable {
  id: Generated<string>;
  organization_id: string;
  federation_id: string;
  plan_id: string;
  fingerprint: string;
  approved_by: string;
  note: string | null;
  approved_at: Timestamp;
  void: "plan-changed" | "used" | null;
}

export interface AuditEventTable {
  organization_id: string;
  seq: number;
  at: Timestamp;
  entry: JSONColumnType<AuditEvent>;
  action: ColumnType<string, never, never>;
  federation: ColumnType<string | null, never, never>;
}

/** Up to which entry a chain was pruned, signed by this service. */
export interface AuditAnchorTable {
  organization_id: string;
  seq: number;
  hash: string;
  key: string;
  signature: string;
  at: Timestamp;
}

export interface AttemptTable {
  key: string;
  count: number;
  since: Timestamp;
}

/** better-auth's, as far as this service reads or writes them itself; their columns stay camel-case. */
interface AuthUserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  twoFactorEnabled: boolean | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

interface AuthSessionTable {
  id: string;
  userId: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  expiresAt: Timestamp;
  ipAddress: string | null;
  userAgent: string | null;
}

interface AuthAccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

interface AuthTwoFactorTable {
  id: string;
  userId: string;
}

interface AuthPasskeyTable {
  id: string;
  name: string | null;
  userId: string;
  backedUp: boolean;
  createdAt: OptionalTimestamp;
}

export interface PeopleTables {
  organization_member: OrganizationMemberTable;
  invitation: InvitationTable;
  reset_link: ResetLinkTable;
  api_key: ApiKeyTable;
  plan_approval: PlanApprovalTable;
  audit_event: AuditEventTable;
  audit_anchor: AuditAnchorTable;
  attempt: AttemptTable;
  auth_user: AuthUserTable;
  auth_session: AuthSessionTable;
  auth_account: AuthAccountTable;
  auth_two_factor: AuthTwoFactorTable;
  auth_passkey: AuthPasskeyTable;
}
