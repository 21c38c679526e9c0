import { type Kysely, sql } from "kysely";

/** better-auth's second factor and passkeys, as its own `compileMigrations` gives them for our options. */
const signIn = [
  `alter table "auth_user" add column "twoFactorEnabled" boolean default false`,
  `create table "auth_two_factor" ("id" text not null primary key, "secret" text not null, "backupCodes" text not null, "userId" text not null references "auth_user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz)`,
  `create table "auth_passkey" ("id" text not null primary key, "name" text, "publicKey" text not null, "userId" text not null references "auth_user" ("id") on delete cascade, "credentialID" text not null, "counter" integer not null, "deviceType" text not null, "backedUp" boolean not null, "transports" text, "createdAt" timestamptz, "aaguid" text)`,
  `create index "auth_two_factor_secret_idx" on "auth_two_factor" ("secret")`,
  `create index "auth_two_factor_userId_idx" on "auth_two_factor" ("userId")`,
  `create index "auth_passkey_userId_idx" on "auth_passkey" ("userId")`,
  `create unique index "auth_passkey_credentialID_idx" on "auth_passkey" ("credentialID")`,
  // Counted here and not in memory, so that several servers are one limit.
  `create table attempt (
     key text primary key,
     count int not null,
     since timestamptz not null)`,
];

const people = [
  `alter table organization add column approval text not null default 'one' check (approval in ('one', 'two-persons'))`,
  `alter table organization_member
     add column accounts jsonb,
     add column joined_at timestamptz not null default now(),
     add constraint organization_member_role check (role in ('owner', 'operator', 'approver', 'auditor'))`,
  // Who somebody is decides what they may do, so nobody is two things at once.
  `create unique index organization_member_one on organization_member (user_id)`,
  `create table invitation (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     email text not null,
     role text not null check (role in ('owner', 'operator', 'approver', 'auditor')),
     accounts jsonb,
     token_hash text not null unique,
     invited_by text not null,
     created_at timestamptz not null default now(),
     expires_at timestamptz not null,
     accepted_at timestamptz,
     withdrawn_at timestamptz)`,
  `create index invitation_organization_idx on invitation (organization_id, created_at desc)`,
  `create table api_key (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     user_id text not null references auth_user (id) on delete cascade,
     name text not null,
     start text not null,
     token_hash text not null unique,
     scopes jsonb not null,
     federation_id uuid references federation (id) on delete cascade,
     created_at timestamptz not null default now(),
     expires_at timestamptz not null,
     last_used_at timestamptz,
     revoked_at timestamptz)`,
  `create index api_key_organization_idx on api_key (organization_id, created_at desc)`,
];

const approvals = [
  `alter table federation
     add column approval text not null default 'one' check (approval in ('one', 'two-persons')),
     add column saved_by text`,
  `create table plan_approval (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     federation_id uuid not null references federation (id) on delete cascade,
     plan_id uuid not null references plan (id) on delete cascade,
     fingerprint text not null,
     approved_by text not null,
     note text,
     approved_at timestamptz not null default now(),
     void text check (void in ('plan-changed', 'used')))`,
  `create index plan_approval_idx on plan_approval (federation_id, approved_at desc)`,
];

/**
 * Entries are only ever added. They can be taken away where a signed anchor says up to which one, and an anchor
 * stays: whoever shortens the chain leaves the place where it was cut.
 */
const audit = [
  `create table audit_event (
     organization_id uuid not null references organization (id),
     seq int not null,
     at timestamptz not null,
     entry jsonb not null,
     action text not null generated always as (entry ->> 'action') stored,
     federation text generated always as (entry ->> 'federation') stored,
     primary key (organization_id, seq))`,
  `create index audit_event_at_idx on audit_event (organization_id, at)`,
  `create table audit_anchor (
     organization_id uuid not null references organization (id),
     seq int not null,
     hash text not null,
     key text not null,
     signature text not null,
     at timestamptz not null default now(),
     primary key (organization_id, seq))`,
  `create function audit_refuse() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' and tg_table_name = 'audit_event' then
       if exists (select 1 from audit_anchor a where a.organization_id = old.organization_id and a.seq >= old.seq) then
         return old;
       end if;
     end if;
     raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
   end $$`,
  ...["audit_event", "audit_anchor"].flatMap((table) => [
    `create trigger ${table}_rows before update or delete on ${table} for each row execute function audit_refuse()`,
    `create trigger ${table}_all before truncate on ${table} for each statement execute function audit_refuse()`,
  ]),
];

/** People and their roles, ways to sign in, API keys, approvals, and the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...signIn, ...people, ...approvals, ...audit])
    await sql.raw(statement).execute(db);
}
