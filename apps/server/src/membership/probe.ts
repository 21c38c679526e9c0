import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import type { Federation } from "@modelstudio-sso/contracts";
import { CloudError } from "@modelstudio-sso/federation";
import type { Services } from "../services.ts";
import { knownWorkspaces } from "./list-memberships.ts";

/**
 * Asks Model Studio, with the role's own STS credentials, which workspaces it may use, and notes those that are
 * answered as to a member. The API is unpublished, so a refusal says nothing and is not held against the role.
 */
export async function probeMemberships(
  services: Services,
  given: { organizationId: string; federation: Federation; role: string; asRole: AlibabaCloud },
): Promise<string[]> {
  const { organizationId, federation, role, asRole } = given;
  const wanted = federation.document.roles.find((entry) => entry.name === role)?.workspaces ?? [];
  const cloud = services.cloud(federation.document);
  const [workspaces, observed] = await Promise.all([
    knownWorkspaces(cloud),
    cloud.getRole(role, { tags: {} }),
  ]);
  if (observed === null) return [];
  const regions = new Set(
    workspaces
      .filter((workspace) => wanted.some((entry) => entry.workspace === workspace.id))
      .map((w) => w.region),
  );
  const answered = new Set<string>();
  for (const region of regions) {
    try {
      for (const entry of await asRole.bailianControl.listWorkspaces(region)) {
        if (entry.workspaceId !== undefined) answered.add(entry.workspaceId);
      }
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
    }
  }
  const probed = wanted.filter((entry) => answered.has(entry.workspace));
  for (const { workspace, role: workspaceRole } of probed) {
    await services.store.attestations.put(organizationId, federation.id, {
      role,
      roleId: observed.roleId,
      workspace,
      workspaceRole,
      state: "probed",
      by: "modelstudio-sso",
      note: "ListWorkspaces, called with the role's own credentials, named the workspace",
    });
  }
  return probed.map((entry) => entry.workspace);
}
