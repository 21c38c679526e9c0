import { type Diagnostic, diagnostic, type FederationDocument } from "@modelstudio-sso/contracts";

/** How Entra ID writes a group's object ID, which is what it sends unless it is told to send names. */
export const objectIdPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

interface PlacedGroup {
  group: string;
  path: string;
}

function placedGroups(document: FederationDocument): PlacedGroup[] {
  return document.roles.flatMap((role, at) =>
    role.groups.map((group, index) => ({ group, path: `roles[${at}].groups[${index}]` })),
  );
}

function reviewBlanks(groups: readonly PlacedGroup[]): Diagnostic[] {
  return groups
    .filter(({ group }) => group !== group.trim())
    .map(({ group, path }) =>
      diagnostic("federation.group.blanks", {
        detail: "A blank at the start or end is rarely meant, and the IdP compares names exactly.",
        path,
        want: group.trim(),
        got: group.replace(/^\s+|\s+$/g, (blanks) => "␣".repeat(blanks.length)),
      }),
    );
}

/** An IdP sends object IDs or names, seldom both, so the fewer ones are the likely mistake. */
function reviewObjectIds(groups: readonly PlacedGroup[]): Diagnostic[] {
  const ids = groups.filter(({ group }) => objectIdPattern.test(group));
  if (ids.length === 0 || ids.length === groups.length) return [];
  const idsAreFew = ids.length * 2 <= groups.length;
  const odd = idsAreFew ? ids : groups.filter(({ group }) => !objectIdPattern.test(group));
  return odd.map(({ group, path }) =>
    diagnostic("federation.group.object-id", {
      detail:
        "Entra ID sends a group either as its object ID or by its name, as the claim is set up. A group written the other way never matches.",
      path,
      want: idsAreFew
        ? "a group's name, as the others are written"
        : "an object ID, as the others are written",
      got: group,
    }),
  );
}

/** How single group names are written, where that makes a match unlikely. */
export function reviewGroupForms(document: FederationDocument): Diagnostic[] {
  if (document.loginPath.kind !== "idp") return [];
  const groups = placedGroups(document);
  return [...reviewBlanks(groups), ...reviewObjectIds(groups)];
}
