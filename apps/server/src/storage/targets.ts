import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** What an address names, and the table it is in. */
const tables = {
  federations: "federation",
  plans: "plan",
  runs: "run",
  "login-tests": "login_test",
  proposals: "proposal",
} as const;
export type TargetKind = keyof typeof tables;

export function isTargetKind(text: string): text is TargetKind {
  return Object.hasOwn(tables, text);
}

export interface Target {
  federationId: string;
  site: string;
  accountId: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Finds the federation that a thing belongs to; what another organisation owns does not exist here. */
export function targetStore(db: Kysely<Database>) {
  return {
    async find(organizationId: string, kind: TargetKind, id: string): Promise<Target | null> {
      if (!uuid.test(id)) return null;
      const table = sql.table(tables[kind]);
      const key = kind === "federations" ? sql.ref("thing.id") : sql.ref("thing.federation_id");
      const { rows } = await sql<Target>`
        select federation.id as "federationId", federation.document ->> 'site' as site,
          federation.document ->> 'accountId' as "accountId"
        from ${table} as thing join federation on federation.id = ${key}
        where thing.id = ${id} and thing.organization_id = ${organizationId}
          and federation.organization_id = ${organizationId}`.execute(db);
      return rows[0] ?? null;
    },
  };
}
export type TargetStore = ReturnType<typeof targetStore>;
