import type { Diagnostic, FederationDocument, FederationRole, Workspace } from "@modelstudio-sso/contracts";
import { reviewDocument } from "@modelstudio-sso/federation/rules";

/** What the rules say about a document's roles, sorted so that a table of a thousand finds its own at once. */
export interface RoleReview {
  roles: readonly FederationRole[];
  byIndex: ReadonlyMap<number, Diagnostic[]>;
  /** About the roles as a whole. */
  general: Diagnostic[];
}

/** Runs the rules the server runs, with the workspaces of the account where they are known. */
export function reviewRoles(
  document: FederationDocument,
  workspaces: readonly Workspace[] | undefined,
): RoleReview {
  const byIndex = new Map<number, Diagnostic[]>();
  const general: Diagnostic[] = [];
  for (const found of reviewDocument(document, workspaces === undefined ? {} : { workspaces })) {
    const place = /^roles(?:\[(\d+)\])?/.exec(found.path ?? "");
    if (place === null) continue;
    if (place[1] === undefined) {
      general.push(found);
      continue;
    }
    const at = Number(place[1]);
    const before = byIndex.get(at);
    if (before === undefined) byIndex.set(at, [found]);
    else before.push(found);
  }
  return { roles: document.roles, byIndex, general };
}

const none: Diagnostic[] = [];

/**
 * Findings of one role. A review is a moment behind the typing: a role that was edited meanwhile keeps its findings,
 * one that moved to another place gets none until the next review.
 */
export function findingsOf(
  review: RoleReview,
  roles: readonly FederationRole[],
  index: number,
): Diagnostic[] {
  if (review.roles[index] !== roles[index] && review.roles.length !== roles.length) return none;
  return review.byIndex.get(index) ?? none;
}

/** The same finding for a person's eye: a place in the list of roles says less than the role's name. */
export function withRoleName(finding: Diagnostic, name: string): Diagnostic {
  const [, part] = /^roles\[\d+\](?:\.(.*))?$/.exec(finding.path ?? "") ?? [];
  return { ...finding, path: part === undefined ? name : `${name}: ${part}` };
}
