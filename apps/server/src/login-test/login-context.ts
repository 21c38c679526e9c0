import type { Federation } from "@modelstudio-sso/contracts";
import type { LoginContext } from "@modelstudio-sso/federation";
import { listMemberships } from "../membership/list-memberships.ts";
import type { Services } from "../services.ts";

/** What a login is judged against: the document, the workspaces' names, and what is known of memberships. */
export async function loginContext(
  services: Services,
  organizationId: string,
  federation: Federation,
): Promise<LoginContext> {
  const memberships = await listMemberships(services, organizationId, federation);
  return {
    document: federation.document,
    now: services.now(),
    workspaceNames: new Map(memberships.map((entry) => [entry.workspace, entry.workspaceName])),
    membershipOf: (role, workspace) =>
      memberships.find((entry) => entry.role === role && entry.workspace === workspace)?.state ?? "unknown",
  };
}
