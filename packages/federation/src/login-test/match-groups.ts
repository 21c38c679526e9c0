import {
  type Diagnostic,
  diagnostic,
  type FederationDocument,
  type GroupMatch,
} from "@modelstudio-sso/contracts";
import { nearMisses } from "../rules/index.ts";

/** Attribute names under which IdPs release groups, lower case. Alibaba Cloud itself reads none of them. */
const groupAttributes = new Set([
  "groups",
  "group",
  "memberof",
  "http://schemas.xmlsoap.org/claims/group",
  "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups",
  "urn:oid:1.3.6.1.4.1.5923.1.5.1.1",
]);

/** Groups the IdP released, or `null` where it sent no such attribute. */
export function releasedGroups(attributes: Readonly<Record<string, readonly string[]>>): string[] | null {
  const found = Object.entries(attributes).filter(([name]) => groupAttributes.has(name.toLowerCase()));
  return found.length === 0 ? null : found.flatMap(([, values]) => values);
}

function mappingOf(document: FederationDocument): Map<string, string[]> {
  const mapping = new Map<string, string[]>();
  for (const role of document.roles) {
    for (const group of role.groups) mapping.set(group, [...(mapping.get(group) ?? []), role.name]);
  }
  return mapping;
}

/** Without released groups, the roles sent are the only trace of the groups behind them. */
function infer(mapping: ReadonlyMap<string, string[]>, sentRoles: readonly string[]): GroupMatch {
  const matched = [...mapping]
    .filter(([, roles]) => roles.some((role) => sentRoles.includes(role)))
    .map(([group, roles]) => ({ group, roles }));
  return { source: "inferred", matched, unmatched: [], nearMisses: [] };
}

function noneMatched(released: readonly string[]): Diagnostic {
  return diagnostic("login.group.none-matched", {
    detail: "The person is in none of the mapped groups, or the IdP sends other names than the mapping has.",
    want: "a mapped group",
    got: released.join(", ") || "no group at all",
  });
}

function findings(
  match: GroupMatch,
  released: readonly string[],
  sentRoles: readonly string[],
): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (match.matched.length === 0 && sentRoles.length === 0) {
    found.push(noneMatched(released));
  }
  for (const miss of match.nearMisses) {
    found.push(
      diagnostic("login.group.near-miss", {
        detail: "Names are compared exactly. Write the group in the mapping as the IdP sends it.",
        want: miss.like,
        got: miss.group,
      }),
    );
  }
  for (const { group, roles } of match.matched) {
    const missing = roles.filter((role) => !sentRoles.includes(role));
    if (missing.length > 0) {
      found.push(
        diagnostic("login.group.role-missing", {
          detail:
            "The group is there, but the Role attribute lacks its value: the rule at the IdP is not complete.",
          want: missing.join(", "),
          got: `group ${group} without it`,
        }),
      );
    }
  }
  return found;
}

/** Which mapped groups a login shows, released or inferred, and what speaks against the mapping. */
export function matchGroups(
  document: FederationDocument,
  attributes: Readonly<Record<string, readonly string[]>>,
  sentRoles: readonly string[],
): { match: GroupMatch; diagnostics: Diagnostic[] } {
  const mapping = mappingOf(document);
  const released = releasedGroups(attributes);
  if (released === null) {
    const match = infer(mapping, sentRoles);
    return { match, diagnostics: sentRoles.length === 0 ? [noneMatched([])] : [] };
  }
  const misses = nearMisses(released, [...mapping.keys()]);
  const match: GroupMatch = {
    source: "released",
    matched: released.flatMap((group) => {
      const roles = mapping.get(group);
      return roles === undefined ? [] : [{ group, roles }];
    }),
    unmatched: released.filter((group) => !mapping.has(group)),
    nearMisses: misses,
  };
  return { match, diagnostics: findings(match, released, sentRoles) };
}
