import { createHash } from "node:crypto";
import type { Proposal } from "@modelstudio-sso/contracts";
import type { ProposalFindings } from "@modelstudio-sso/federation";
import type { Kysely, Selectable } from "kysely";
import type { Database } from "./schema.ts";
import type { ProposalTable } from "./schema-watch.ts";

/** A proposal without its proof, which lies in the login tests. */
export type StoredProposal = Omit<Proposal, "proof"> & { xml: string };

function toProposal(row: Selectable<ProposalTable>): StoredProposal {
  const { id, source, by, status, xml } = row;
  return {
    id,
    federationId: row.federation_id,
    source,
    by,
    at: row.at.toISOString(),
    status,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    xml,
    ...row.findings,
  };
}

export interface NewProposal {
  federationId: string;
  source: Proposal["source"];
  by: string;
  xml: string;
  findings: ProposalFindings;
}

/** Metadata that waits for a decision; no method sees another organisation's. */
export function proposalStore(db: Kysely<Database>) {
  const ofOrganization = (organizationId: string) =>
    db.selectFrom("proposal").selectAll().where("organization_id", "=", organizationId);
  return {
    /** Takes the place of an open one of the same source. `null`: this very document waits already. */
    async add(organizationId: string, given: NewProposal): Promise<StoredProposal | null> {
      const { federationId, source, by, xml, findings } = given;
      const xmlHash = createHash("sha256").update(xml).digest("hex");
      await db
        .updateTable("proposal")
        .set({ status: "superseded", decided_at: new Date() })
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .where("source", "=", source)
        .where("status", "=", "open")
        .where("xml_hash", "<>", xmlHash)
        .execute();
      const row = await db
        .insertInto("proposal")
        .values({
          organization_id: organizationId,
          federation_id: federationId,
          source,
          by,
          xml,
          xml_hash: xmlHash,
          findings: JSON.stringify(findings),
        })
        .onConflict((conflict) =>
          conflict
            .columns(["federation_id", "xml_hash"])
            .where("status", "in", ["open", "staged"])
            .doNothing(),
        )
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toProposal(row);
    },

    async get(organizationId: string, id: string): Promise<StoredProposal | null> {
      const row = await ofOrganization(organizationId).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toProposal(row);
    },

    async list(organizationId: string, federationId: string): Promise<StoredProposal[]> {
      const rows = await ofOrganization(organizationId)
        .where("federation_id", "=", federationId)
        .orderBy("at", "desc")
        .limit(100)
        .execute();
      return rows.map(toProposal);
    },

    /** Of every federation, how many wait. */
    async waiting(organizationId: string): Promise<Map<string, number>> {
      const rows = await db
        .selectFrom("proposal")
        .select(["federation_id", (builder) => builder.fn.countAll<string>().as("count")])
        .where("organization_id", "=", organizationId)
        .where("status", "in", ["open", "staged"])
        .groupBy("federation_id")
        .execute();
      return new Map(rows.map((row) => [row.federation_id, Number(row.count)]));
    },

    /** A change that is under way ends when other metadata is taken over: finishing it would bring older metadata back. */
    async endOtherStaged(organizationId: string, federationId: string, keep: string): Promise<void> {
      await db
        .updateTable("proposal")
        .set({ status: "superseded", decided_at: new Date() })
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .where("status", "=", "staged")
        .where("id", "<>", keep)
        .execute();
    },

    /** `null`: somebody decided on it meanwhile. */
    async decide(
      organizationId: string,
      given: { id: string; from: Proposal["status"]; to: Proposal["status"]; by: string },
    ): Promise<StoredProposal | null> {
      const row = await db
        .updateTable("proposal")
        .set({ status: given.to, decided_by: given.by, decided_at: new Date() })
        .where("organization_id", "=", organizationId)
        .where("id", "=", given.id)
        .where("status", "=", given.from)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toProposal(row);
    },
  };
}
export type ProposalStore = ReturnType<typeof proposalStore>;
