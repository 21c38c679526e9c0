import {
  type Diagnostic,
  diagnostic,
  type FederationDocument,
  type Workspace,
} from "@modelstudio-sso/contracts";
import { reviewDocument } from "../review.ts";
import type { RolesMerge } from "./merge-roles.ts";
import { csvLimits } from "./read-cells.ts";
import type { RolesRead } from "./read-table.ts";

/**
 * What the review of the document would say about the roles once a file is accepted. A finding about something that
 * came from the file names its row there; what it says about roles the file leaves alone is left out.
 */
export function reviewMerge(
  document: FederationDocument,
  given: { read: RolesRead; merge: RolesMerge; workspaces?: readonly Workspace[] | undefined },
): Diagnostic[] {
  const { read, merge, workspaces } = given;
  const origins = new Map(read.roles.map((role, at) => [role.name, read.origins[at]]));
  const found = reviewDocument(
    { ...document, roles: merge.roles },
    workspaces === undefined ? {} : { workspaces },
  );
  return found.flatMap((finding) => {
    const place = /^roles\[(\d+)\](?:\.(\w+)(?:\[(\d+)\])?)?/.exec(finding.path ?? "");
    const role = merge.roles[Number(place?.[1])];
    const origin = role === undefined ? undefined : origins.get(role.name);
    if (place === null || role === undefined || origin === undefined) return [];
    const [, , field, part] = place;
    const rows = field === "groups" || field === "workspaces" ? origin[field] : [];
    const row = rows[Number(part)] ?? origin.row;
    return [{ ...finding, path: `row ${row}, ${role.name}` }];
  });
}

/** Whether a document can hold all the roles there would be. */
export function reviewMergeSize(merge: RolesMerge): Diagnostic[] {
  if (merge.roles.length <= csvLimits.roles) return [];
  return [
    diagnostic("csv.too-large", {
      detail: "Together with the roles that are there already, the file brings more than a set-up holds.",
      want: `at most ${csvLimits.roles} roles`,
      got: `${merge.roles.length} roles`,
    }),
  ];
}
