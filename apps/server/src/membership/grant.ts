import { outerKeyOf } from "@modelstudio-sso/alibaba-cloud";
import { diagnostic, type Federation, type Membership } from "@modelstudio-sso/contracts";
import { Refused } from "../operations/refused.ts";
import type { Services } from "../services.ts";

/**
 * The experimental adapter: registers the role and sets its permissions through the unpublished BailianControl API.
 * Refuses without a configured permission index; nobody has published what the indexes mean.
 */
export async function grantMembership(
  services: Services,
  given: { organizationId: string; federation: Federation; membership: Membership },
): Promise<void> {
  const { membership, federation, organizationId } = given;
  const indexes = services.config.membership.indexes[membership.workspaceRole];
  if (services.config.membership.adapter !== "bailian-control" || indexes === undefined) {
    throw new Refused([
      diagnostic("membership.index-missing", {
        detail:
          "The experimental adapter acts only where the operator chose it and configured which permission index this workspace role has. Do it in the console instead.",
        path: `role/${membership.role}`,
        want: `MEMBERSHIP_ADAPTER=bailian-control and an index for ${membership.workspaceRole}`,
        got: services.config.membership.adapter,
      }),
    ]);
  }
  if (membership.roleId === null) {
    throw new Refused([
      diagnostic("plan.refused", {
        detail: "The role does not exist yet; apply the plan first.",
        path: `role/${membership.role}`,
      }),
    ]);
  }
  const control = services.cloud(federation.document).bailianControl;
  const workspaces = await control.listWorkspaces(membership.region);
  const target = workspaces.find((entry) => entry.workspaceId === membership.workspace);
  if (target === undefined) {
    throw new Refused([
      diagnostic("federation.workspace.unknown", {
        detail: "BailianControl does not list this workspace, so its agent ID is not known.",
        got: membership.workspace,
      }),
    ]);
  }
  const outerKey = outerKeyOf(membership.roleId);
  await control.createUser(membership.region, { outerKey, name: membership.displayName });
  await control.changePermissions(membership.region, {
    outerKey,
    tenantId: target.tenantId,
    permissionIndexes: indexes,
  });
  await services.store.attestations.put(organizationId, federation.id, {
    role: membership.role,
    roleId: membership.roleId,
    workspace: membership.workspace,
    workspaceRole: membership.workspaceRole,
    state: "attested",
    by: "bailian-control (experimental)",
    note: "the API accepted the grant; it was not read back",
  });
}
