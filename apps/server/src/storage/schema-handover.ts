import type { HandoverNotes } from "@modelstudio-sso/contracts";
import type { ColumnType, Generated, JSONColumnType } from "kysely";

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface HandoverLinkTable {
  id: Generated<string>;
  organization_id: string;
  federation_id: string;
  /** SHA-256 of the token; the link itself is nowhere. */
  token_hash: string;
  created_by: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  ended_at: OptionalTimestamp;
  opened: Generated<number>;
  last_opened_at: OptionalTimestamp;
}

/** Of the federation and not of a link, so that a fresh link goes on where the old one stopped. */
export interface HandoverNotesTable {
  federation_id: string;
  organization_id: string;
  notes: JSONColumnType<HandoverNotes>;
  updated_at: Timestamp;
}

export interface HandoverTables {
  handover_link: HandoverLinkTable;
  handover_notes: HandoverNotesTable;
}
