import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import type { Federation, Membership, RoleWorkspace } from "@modelstudio-sso/contracts";
import { CloudError, consoleSteps, readWorkspaces } from "@modelstudio-sso/federation";
import type { Services } from "../services.ts";
import type { Attestation } from "../storage/attestations.ts";

interface Known {
  roleIds: ReadonlyMap<string, string>;
  workspaces: ReadonlyMap<string, { name: string; region: string }>;
  attestations: readonly Attestation[];
}

/** An attestation speaks of one RoleId and one workspace role; today the document may mean another of either. */
function evidenceFor(known: Known, role: string, wanted: RoleWorkspace): Attestation | undefined {
  const roleId = known.roleIds.get(role);
  return known.attestations.find(
    (entry) =>
      entry.role === role &&
      entry.workspace === wanted.workspace &&
      entry.workspaceRole === wanted.role &&
      entry.roleId === roleId,
  );
}

/** Names and regions help a person; without them the memberships are still worth showing. */
export async function knownWorkspaces(cloud: AlibabaCloud) {
  try {
    return (await readWorkspaces(cloud)) ?? [];
  } catch (error) {
    if (error instanceof CloudError) return [];
    throw error;
  }
}

/** A name that RAM refuses is no role yet; the review says so, and the other roles' memberships are still shown. */
async function roleOf(cloud: AlibabaCloud, name: string) {
  try {
    return await cloud.getRole(name, { tags: {} });
  } catch (error) {
    if (error instanceof CloudError && error.kind === "refused") return null;
    throw error;
  }
}

async function gather(services: Services, organizationId: string, federation: Federation): Promise<Known> {
  const cloud = services.cloud(federation.document);
  const [workspaces, attestations, roles] = await Promise.all([
    knownWorkspaces(cloud),
    services.store.attestations.list(organizationId, federation.id),
    Promise.all(federation.document.roles.map((role) => roleOf(cloud, role.name))),
  ]);
  return {
    attestations,
    workspaces: new Map(workspaces.map((workspace) => [workspace.id, workspace])),
    roleIds: new Map(roles.flatMap((role) => (role === null ? [] : [[role.name, role.roleId]]))),
  };
}

/** All wanted memberships of a federation, each with what is known of it and how a person makes it. */
export async function listMemberships(
  services: Services,
  organizationId: string,
  federation: Federation,
): Promise<Membership[]> {
  const known = await gather(services, organizationId, federation);
  const { site } = federation.document;
  const accountsPage = services.sandbox
    ? `${services.sandbox.cloud.url}/console/model-studio/accounts`
    : undefined;
  return federation.document.roles.flatMap((role) =>
    role.workspaces.map((entry): Membership => {
      const workspace = known.workspaces.get(entry.workspace);
      const evidence = evidenceFor(known, role.name, entry);
      const target = {
        role: role.name,
        roleId: known.roleIds.get(role.name) ?? null,
        workspace: entry.workspace,
        workspaceName: workspace?.name ?? entry.workspace,
        region: workspace?.region ?? "unknown",
        workspaceRole: entry.role,
        displayName: entry.displayName ?? role.name,
      };
      return {
        ...target,
        adapter: services.config.membership.adapter,
        state: evidence?.state ?? "unknown",
        evidence:
          evidence === undefined
            ? null
            : {
                at: evidence.at,
                by: evidence.by,
                ...(evidence.note === null ? {} : { note: evidence.note }),
              },
        steps: consoleSteps({ ...target, site, accountsPage }),
      };
    }),
  );
}
