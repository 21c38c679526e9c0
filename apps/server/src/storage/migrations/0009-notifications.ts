import { type Kysely, sql } from "kysely";

const statements = [
  `create table notification_channel (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     name text not null,
     kind text not null,
     url text,
     addresses jsonb,
     language text not null,
     events jsonb not null,
     enabled boolean not null,
     gone_at timestamptz,
     secret text,
     secret_before text,
     secret_before_until timestamptz,
     created_by text not null,
     created_at timestamptz not null)`,
  `create index notification_channel_of_organization on notification_channel (organization_id, created_at)`,
  // Without a reference to the federation: what is told of one that is removed meanwhile is still true.
  `create table notification_event (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     type text not null,
     federation_id uuid,
     federation_name text,
     details jsonb not null,
     path text not null,
     at timestamptz not null)`,
  `create table notification_delivery (
     id uuid primary key default gen_random_uuid(),
     organization_id uuid not null references organization (id) on delete cascade,
     channel_id uuid not null references notification_channel (id) on delete cascade,
     event_id uuid not null references notification_event (id) on delete cascade,
     status text not null,
     attempts int not null,
     begun_at timestamptz not null,
     next_at timestamptz,
     finished_at timestamptz,
     problem text,
     last_status int,
     last_answer text,
     unique (channel_id, event_id))`,
  `create index notification_delivery_due on notification_delivery (next_at) where status = 'waiting'`,
  `create index notification_delivery_recent on notification_delivery (organization_id, begun_at desc)`,
  `create index notification_delivery_event on notification_delivery (event_id)`,
  // What was told already, so that nothing is told twice, by however many servers.
  `create table notification_told (
     organization_id uuid not null references organization (id) on delete cascade,
     topic text not null,
     federation_id uuid references federation (id) on delete cascade,
     value text not null,
     since timestamptz not null,
     primary key (organization_id, topic))`,
];

/** Channels, what is told, and the outbox between them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
