import { type Kysely, sql } from "kysely";

const statements = [
  `create table handover_link (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     federation_id uuid not null references federation (id) on delete cascade,
     token_hash text not null unique,
     created_by text not null,
     created_at timestamptz not null default now(),
     expires_at timestamptz not null,
     ended_at timestamptz,
     opened int not null default 0,
     last_opened_at timestamptz)`,
  // One active link: a second one would be forgotten when the first is taken back.
  `create unique index handover_link_active on handover_link (federation_id) where ended_at is null`,
  `create table handover_notes (
     federation_id uuid primary key references federation (id) on delete cascade,
     organization_id uuid not null references organization (id) on delete cascade,
     notes jsonb not null,
     updated_at timestamptz not null default now())`,
];

/** The link by which the IdP's admin does their part. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
