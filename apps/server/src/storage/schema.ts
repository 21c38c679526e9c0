import type {
  ApplyEvent,
  ApprovalRule,
  FederationDocument,
  LoginTestReport,
  Plan,
  PlanKind,
} from "@modelstudio-sso/contracts";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { HandoverTables } from "./schema-handover.ts";
import type { NotificationTables } from "./schema-notifications.ts";
import type { PeopleTables } from "./schema-people.ts";
import type { SignInTables } from "./schema-sign-in.ts";
import type { WatchTables } from "./schema-watch.ts";

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface OrganizationTable {
  id: Generated<string>;
  name: string;
  /** What new federations begin with. */
  approval: Generated<ApprovalRule>;
  created_at: Timestamp;
}

export interface OwnerClaimTable {
  id: number;
  token_hash: string;
  created_at: Timestamp;
  used_at: OptionalTimestamp;
}

export interface FederationTable {
  id: Generated<string>;
  organization_id: string;
  name: string;
  document: JSONColumnType<FederationDocument>;
  version: number;
  approval: Generated<ApprovalRule>;
  /** E-mail of whoever wrote the present version. */
  saved_by: string | null;
  /** Of the IdP; `null`: not read yet, `""`: there is none. */
  idp_entity_id: Generated<string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface PlanTable {
  id: Generated<string>;
  organization_id: string;
  federation_id: string;
  federation_version: number;
  fingerprint: string;
  plan: JSONColumnType<Plan>;
  /** Run whose state a rollback goes back to. */
  returns_to: string | null;
  created_by: string;
  created_at: Timestamp;
}

export interface RunTable {
  id: Generated<string>;
  organization_id: string;
  federation_id: string;
  plan_id: string;
  status: "queued" | "running" | "succeeded" | "failed";
  started_by: string;
  started_at: Timestamp;
  finished_at: OptionalTimestamp;
  /** Executor that works on it. */
  owner: string | null;
  kind: PlanKind;
  /** Version of the federation and the document of it that the run applies. */
  federation_version: number | null;
  document: JSONColumnType<FederationDocument> | null;
  /** RoleIds by role name, as the run left them. */
  role_ids: JSONColumnType<Record<string, string>> | null;
}

export interface ExecutorTable {
  id: string;
  host: string;
  pid: number;
  heartbeat_at: Timestamp;
}

export interface RunEventTable {
  run_id: string;
  seq: number;
  event: JSONColumnType<ApplyEvent>;
}

export interface ChangeAttemptTable {
  run_id: string;
  address: string;
  tries: number;
}

export interface AttestationTable {
  organization_id: string;
  federation_id: string;
  role: string;
  /** A re-created role has another RoleId, and what was said of the old one no longer counts. */
  role_id: string;
  workspace: string;
  workspace_role: string;
  state: "attested" | "probed" | "verified";
  by: string;
  note: string | null;
  at: Timestamp;
}

export interface LoginTestTable {
  id: Generated<string>;
  organization_id: string;
  federation_id: string;
  kind: "rehearsal" | "captured" | "real-road";
  status: "waiting" | "passed" | "failed";
  started_by: string;
  started_at: Timestamp;
  finished_at: OptionalTimestamp;
  report: JSONColumnType<LoginTestReport> | null;
}

export interface SamlRequestTable {
  /** ID of the AuthnRequest, also the RelayState handle. */
  id: string;
  organization_id: string;
  federation_id: string;
  login_test_id: string;
  browser_hash: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  consumed_at: OptionalTimestamp;
  report: JSONColumnType<LoginTestReport> | null;
}

export interface SeenAssertionTable {
  organization_id: string;
  issuer: string;
  assertion_id: string;
  expires_at: Timestamp;
}

export interface CallBudgetTable {
  key: string;
  tokens: number;
  at: Timestamp;
}

/** The service's own tables; better-auth's and DBOS's stand beside them. */
export interface Database
  extends PeopleTables,
    WatchTables,
    HandoverTables,
    NotificationTables,
    SignInTables {
  organization: OrganizationTable;
  owner_claim: OwnerClaimTable;
  federation: FederationTable;
  plan: PlanTable;
  run: RunTable;
  executor: ExecutorTable;
  call_budget: CallBudgetTable;
  run_event: RunEventTable;
  change_attempt: ChangeAttemptTable;
  attestation: AttestationTable;
  login_test: LoginTestTable;
  saml_request: SamlRequestTable;
  seen_assertion: SeenAssertionTable;
}
