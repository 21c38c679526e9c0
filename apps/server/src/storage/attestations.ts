import type { Kysely, Selectable } from "kysely";
import type { AttestationTable, Database } from "./schema.ts";

export interface Attestation {
  role: string;
  roleId: string;
  workspace: string;
  workspaceRole: string;
  state: "attested" | "probed" | "verified";
  by: string;
  note: string | null;
  at: string;
}

function toAttestation(row: Selectable<AttestationTable>): Attestation {
  const { role, workspace, state, by, note } = row;
  return {
    role,
    roleId: row.role_id,
    workspace,
    workspaceRole: row.workspace_role,
    state,
    by,
    note,
    at: row.at.toISOString(),
  };
}

/** What is known of workspace memberships, and on whose word. */
export function attestationStore(db: Kysely<Database>) {
  return {
    async list(organizationId: string, federationId: string): Promise<Attestation[]> {
      const rows = await db
        .selectFrom("attestation")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .execute();
      return rows.map(toAttestation);
    },

    async put(organizationId: string, federationId: string, given: Omit<Attestation, "at">): Promise<void> {
      const { role, roleId, workspace, workspaceRole, state, by, note } = given;
      const values = { role_id: roleId, workspace_role: workspaceRole, state, by, note, at: new Date() };
      await db
        .insertInto("attestation")
        .values({ organization_id: organizationId, federation_id: federationId, role, workspace, ...values })
        .onConflict((conflict) =>
          conflict.columns(["federation_id", "role", "workspace"]).doUpdateSet(values),
        )
        .execute();
    },

    async remove(organizationId: string, federationId: string, key: { role: string; workspace: string }) {
      await db
        .deleteFrom("attestation")
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .where("role", "=", key.role)
        .where("workspace", "=", key.workspace)
        .execute();
    },
  };
}
export type AttestationStore = ReturnType<typeof attestationStore>;
