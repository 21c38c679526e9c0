import type { Federation } from "@modelstudio-sso/contracts";
import type { LoginContext } from "@modelstudio-sso/federation";
import { readRoleClaims, type VerifiedAssertion } from "@modelstudio-sso/saml";
import { listMemberships } from "../membership/list-memberships.ts";
import type { Services } from "../services.ts";

/**
 * What a login is judged against: the document, the workspaces' names, and what is known of memberships. The cloud is
 * asked only about roles that the login can choose: whoever can sign in at the IdP can make us ask, as often as they
 * like, and a federation may have hundreds of roles.
 */
export async function loginContext(
  services: Services,
  organizationId: string,
  { federation, assertion }: { federation: Federation; assertion: VerifiedAssertion },
): Promise<LoginContext> {
  const { document } = federation;
  const claimed = new Set(readRoleClaims(assertion).pairs.map((pair) => pair.roleName));
  const roles = document.roles.filter((role) => claimed.has(role.name));
  const memberships =
    roles.length === 0
      ? []
      : await listMemberships(services, organizationId, { ...federation, document: { ...document, roles } });
  return {
    document,
    now: services.now(),
    workspaceNames: new Map(memberships.map((entry) => [entry.workspace, entry.workspaceName])),
    membershipOf: (role, workspace) =>
      memberships.find((entry) => entry.role === role && entry.workspace === workspace)?.state ?? "unknown",
  };
}
