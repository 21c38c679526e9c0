import { type Diagnostic, diagnostic, type FederationDocument } from "@modelstudio-sso/contracts";
import { looseGroupName } from "./group-names.ts";

/** Group names that differ only in case or slashes: an IdP tells them apart, people do not. */
export function reviewGroups(document: FederationDocument): Diagnostic[] {
  if (document.loginPath.kind !== "idp") return [];
  const first = new Map<string, string>();
  const found: Diagnostic[] = [];
  document.roles.forEach((role, roleIndex) => {
    role.groups.forEach((group, groupIndex) => {
      const key = looseGroupName(group);
      const other = first.get(key);
      if (other !== undefined && other !== group) {
        found.push(
          diagnostic("federation.group.near-miss", {
            detail: "The IdP compares names exactly. If both mean the same group, write it as the IdP does.",
            path: `roles[${roleIndex}].groups[${groupIndex}]`,
            want: other,
            got: group,
          }),
        );
      }
      if (other === undefined) first.set(key, group);
    });
  });
  return found;
}
