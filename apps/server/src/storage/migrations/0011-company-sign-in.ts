import { type Kysely, sql } from "kysely";

const statements = [
  `create table company_sign_in (
     organization_id uuid primary key references organization (id) on delete cascade,
     enabled boolean not null,
     company_only boolean not null,
     metadata_xml text,
     email_attribute text,
     updated_at timestamptz not null default now())`,
  `create table sign_in_request (
     id text primary key,
     organization_id uuid not null references organization (id) on delete cascade,
     browser_hash text not null,
     target text not null,
     created_at timestamptz not null default now(),
     expires_at timestamptz not null,
     consumed_at timestamptz,
     outcome jsonb)`,
  `create index sign_in_request_expires on sign_in_request (expires_at)`,
];

/** Signing in to this service by a company's own IdP: what an owner decided, and sign-ins under way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
