import { endpointLike, type GuideFacts } from "../../facts.ts";
import { shellWord } from "../../formats/shell.ts";

/** The realm whose metadata was read; to be filled in where it was not. */
export function realmOf(facts: GuideFacts): string | undefined {
  const realm = endpointLike(facts, /\/realms\/([^/?#]+)/)?.[1];
  return realm === undefined ? undefined : decodeURIComponent(realm);
}

/**
 * Gives each mapped group its client roles; a leading slash makes it a path. Source: Keycloak server administration,
 * "Admin CLI: Group operations".
 */
export function groupRoles(facts: GuideFacts): string {
  const client = shellWord(facts.site.entityId);
  const lines = facts.roles.flatMap((role) =>
    role.groups.map((group) => {
      const which = group.startsWith("/") ? "--gpath" : "--gname";
      return `kcadm.sh add-roles -r "$REALM" ${which} ${shellWord(group)} --cclientid ${client} --rolename ${shellWord(role.name)}`;
    }),
  );
  return `#!/bin/sh
# Sign in first: kcadm.sh config credentials --server URL --realm master --user ADMIN
set -eu
REALM=${shellWord(realmOf(facts) ?? "your-realm")}

kcadm.sh create partialImport -r "$REALM" -s ifResourceExists=SKIP -o -f partial-import.json

${lines.join("\n")}
`;
}
