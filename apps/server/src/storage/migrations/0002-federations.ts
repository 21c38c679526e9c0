import { type Kysely, sql } from "kysely";

const statements = [
  `create table organization (
     id uuid primary key default gen_random_uuid(),
     name text not null,
     created_at timestamptz not null default now())`,
  `create table organization_member (
     organization_id uuid not null references organization (id) on delete cascade,
     user_id text not null references auth_user (id) on delete cascade,
     role text not null,
     primary key (organization_id, user_id))`,
  `create table owner_claim (
     id int primary key check (id = 1),
     token_hash text not null,
     created_at timestamptz not null default now(),
     used_at timestamptz)`,
  `create table federation (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     name text not null,
     document jsonb not null,
     version int not null default 1,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     unique (organization_id, name))`,
  `create table plan (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     federation_id uuid not null references federation (id) on delete cascade,
     federation_version int not null,
     fingerprint text not null,
     plan jsonb not null,
     created_by text not null,
     created_at timestamptz not null default now())`,
  `create index plan_federation_idx on plan (federation_id, created_at desc)`,
  `create table run (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     federation_id uuid not null references federation (id) on delete cascade,
     plan_id uuid not null references plan (id) on delete cascade,
     status text not null,
     started_by text not null,
     started_at timestamptz not null default now(),
     finished_at timestamptz)`,
  `create index run_federation_idx on run (federation_id, started_at desc)`,
  // Two runs at once would each act on a plan that the other makes untrue.
  `create unique index run_one_at_a_time on run (federation_id) where status in ('queued', 'running')`,
  `create table run_event (
     run_id uuid not null references run (id) on delete cascade,
     seq int not null,
     event jsonb not null,
     primary key (run_id, seq))`,
  `create table change_attempt (
     run_id uuid not null references run (id) on delete cascade,
     address text not null,
     tries int not null,
     primary key (run_id, address))`,
  `create table attestation (
     organization_id uuid not null references organization (id) on delete cascade,
     federation_id uuid not null references federation (id) on delete cascade,
     role text not null,
     role_id text not null,
     workspace text not null,
     state text not null,
     "by" text not null,
     note text,
     at timestamptz not null default now(),
     primary key (federation_id, role, workspace))`,
  `create table login_test (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     federation_id uuid not null references federation (id) on delete cascade,
     kind text not null,
     status text not null,
     started_by text not null,
     started_at timestamptz not null default now(),
     finished_at timestamptz,
     report jsonb)`,
  `create index login_test_federation_idx on login_test (federation_id, started_at desc)`,
  `create table saml_request (
     id text primary key,
     organization_id uuid not null references organization (id) on delete cascade,
     federation_id uuid not null references federation (id) on delete cascade,
     login_test_id uuid not null references login_test (id) on delete cascade,
     browser_hash text not null,
     created_at timestamptz not null default now(),
     expires_at timestamptz not null,
     consumed_at timestamptz,
     report jsonb)`,
  `create table seen_assertion (
     organization_id uuid not null references organization (id) on delete cascade,
     issuer text not null,
     assertion_id text not null,
     expires_at timestamptz not null,
     primary key (organization_id, issuer, assertion_id))`,
];

/** Federations, plans, runs, login tests; every row belongs to an organisation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
