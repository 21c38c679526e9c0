import type { ColumnType, JSONColumnType } from "kysely";

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface CompanySignInTable {
  organization_id: string;
  enabled: boolean;
  company_only: boolean;
  metadata_xml: string | null;
  email_attribute: string | null;
  updated_at: Timestamp;
}

/** What became of a response, until the browser that asked for it comes by. */
export type SignInOutcome =
  | { kind: "verified"; email: string; name: string | null }
  | { kind: "refused"; code: string; reference: string };

export interface SignInRequestTable {
  /** ID of the AuthnRequest, also the RelayState handle. */
  id: string;
  organization_id: string;
  browser_hash: string;
  /** Path of this service where the person wanted to go. */
  target: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  consumed_at: OptionalTimestamp;
  outcome: JSONColumnType<SignInOutcome> | null;
}

export interface SignInTables {
  company_sign_in: CompanySignInTable;
  sign_in_request: SignInRequestTable;
}
