import { type Kysely, sql } from "kysely";

const statements = [
  // null: not read yet; '': there is none. Read from the document, so it is forgotten when that changes.
  `alter table federation add column idp_entity_id text`,
  `create index federation_issuer_idx on federation (idp_entity_id)`,
  `create function federation_forget_issuer() returns trigger language plpgsql as $$
   begin
     new.idp_entity_id := null;
     return new;
   end $$`,
  `create trigger federation_issuer before update of document on federation for each row
     when (old.document -> 'loginPath' is distinct from new.document -> 'loginPath')
     execute function federation_forget_issuer()`,
];

/** Whom a response is meant for that nobody asked for, without reading all federations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
