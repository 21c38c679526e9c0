import { type Kysely, sql } from "kysely";

const statements = [
  `create table executor (
     id text primary key,
     host text not null,
     pid int not null,
     heartbeat_at timestamptz not null default now())`,
  // Whoever works on a run names itself here; one that was given up for dead and wakes finds another's name.
  `alter table run add column owner text`,
  `create table call_budget (
     key text primary key,
     tokens double precision not null,
     at timestamptz not null)`,
  // What was attested as Visitor says nothing of Admin.
  `alter table attestation add column workspace_role text not null default ''`,
  // The name is the marker at the cloud, where organisations are not told apart.
  `create unique index federation_name_unique on federation (name)`,
];

/** Several servers on one database: who is alive, and whose a run is. Markers and evidence told apart. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
