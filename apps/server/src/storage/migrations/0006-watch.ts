import { type Kysely, sql } from "kysely";

const statements = [
  `create table watch (
     federation_id uuid primary key references federation (id) on delete cascade,
     organization_id uuid not null references organization (id) on delete cascade,
     drift_mode text not null default 'report',
     drift_every_minutes int not null default 60,
     metadata_url text,
     metadata_every_hours int not null default 24,
     standing_by text,
     standing_at timestamptz,
     standing_version int,
     last_drift jsonb,
     last_metadata jsonb,
     next_drift_at timestamptz default now(),
     next_metadata_at timestamptz)`,
  `create index watch_due_drift on watch (next_drift_at)`,
  `create index watch_due_metadata on watch (next_metadata_at)`,
  // Every federation is watched from its beginning, those of older versions too.
  `insert into watch (federation_id, organization_id) select id, organization_id from federation`,
  `create table proposal (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     federation_id uuid not null references federation (id) on delete cascade,
     source text not null,
     by text not null,
     at timestamptz not null default now(),
     status text not null default 'open',
     decided_by text,
     decided_at timestamptz,
     xml text not null,
     xml_hash text not null,
     findings jsonb not null)`,
  `create index proposal_of_federation on proposal (federation_id, at desc)`,
  // One document waits once, however often it is found.
  `create unique index proposal_waiting on proposal (federation_id, xml_hash) where status in ('open', 'staged')`,
];

/** What is watched of each federation, and metadata that waits for a decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
