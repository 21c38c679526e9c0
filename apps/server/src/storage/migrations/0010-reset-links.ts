import { type Kysely, sql } from "kysely";

const statements = [
  `create table reset_link (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     user_id text not null references auth_user (id) on delete cascade,
     token_hash text not null unique,
     lift_second_factor boolean not null,
     created_at timestamptz not null default now(),
     expires_at timestamptz not null,
     used_at timestamptz)`,
  // One link a person that can be used: a newer one takes the place of the one before.
  `create unique index reset_link_open on reset_link (user_id) where used_at is null`,
];

/** One-time links by which people who lost their password choose another one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
