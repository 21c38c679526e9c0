import type { FederationDocument, LostAccess } from "@modelstudio-sso/contracts";
import type { ObservedState } from "../observe/observed-state.ts";

/**
 * Who can no longer sign in once all that a federation owns is gone: one entry for each owned role that exists. Groups,
 * users and workspaces are the document's word; the cloud knows none of them.
 */
export function losesAccess(document: FederationDocument, observed: ObservedState): LostAccess[] {
  const owned = [...observed.resources.values()].flatMap(({ resource, owner, id }) =>
    resource.kind === "role" && owner === document.name ? [{ name: resource.name, id }] : [],
  );
  const path = document.loginPath;
  const everybody = path.kind === "ram-user" ? path.users.map((user) => user.name) : [];
  return owned
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, id }) => {
      const role = document.roles.find((entry) => entry.name === name);
      const takers = path.kind === "ram-user" && role !== undefined ? (role.users ?? everybody) : [];
      return {
        role: name,
        roleId: id ?? null,
        groups: path.kind === "idp" ? (role?.groups ?? []) : [],
        users: takers,
        workspaces: (role?.workspaces ?? []).map((entry) => ({
          workspace: entry.workspace,
          role: entry.role,
        })),
      };
    });
}
