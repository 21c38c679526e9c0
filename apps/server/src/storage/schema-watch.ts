import type { DriftCheck, DriftMode, MetadataLook, Proposal } from "@modelstudio-sso/contracts";
import type { ProposalFindings } from "@modelstudio-sso/federation";
import type { ColumnType, Generated, JSONColumnType } from "kysely";

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface WatchTable {
  federation_id: string;
  organization_id: string;
  drift_mode: Generated<DriftMode>;
  drift_every_minutes: Generated<number>;
  metadata_url: string | null;
  metadata_every_hours: Generated<number>;
  standing_by: string | null;
  standing_at: OptionalTimestamp;
  standing_version: number | null;
  last_drift: JSONColumnType<DriftCheck> | null;
  last_metadata: JSONColumnType<MetadataLook> | null;
  /** When it is looked at next; also the lease of whoever looks now. */
  next_drift_at: OptionalTimestamp;
  next_metadata_at: OptionalTimestamp;
}

export interface ProposalTable {
  id: Generated<string>;
  organization_id: string;
  federation_id: string;
  source: Proposal["source"];
  by: string;
  at: Timestamp;
  status: Generated<Proposal["status"]>;
  decided_by: string | null;
  decided_at: OptionalTimestamp;
  xml: string;
  /** SHA-256 of the document, so that the same one is not proposed twice. */
  xml_hash: string;
  findings: JSONColumnType<ProposalFindings>;
}

export interface WatchTables {
  watch: WatchTable;
  proposal: ProposalTable;
}
