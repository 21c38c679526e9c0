import type { Change, FieldChange, LostAccess, Resource, UntouchedReason } from "@modelstudio-sso/contracts";

function subject(resource: Resource): string {
  switch (resource.kind) {
    case "saml-provider":
      return `the SAML provider ${resource.name}`;
    case "role":
      return `the RAM role ${resource.name}`;
    case "role-policy":
      return `${resource.policy} on the role ${resource.role}`;
    case "user":
      return `the RAM user ${resource.name}`;
    case "custom-policy":
      return `the custom policy ${resource.name}`;
    case "user-policy":
      return `${resource.policy} on the RAM user ${resource.user}`;
  }
}

function isAttachment(resource: Resource): boolean {
  return resource.kind === "role-policy" || resource.kind === "user-policy";
}

function names(fields: readonly FieldChange[]): string {
  return fields.map((field) => field.field).join(", ");
}

const untouchedBecause: Record<UntouchedReason, string> = {
  foreign: "It exists and was not made by this service.",
  "other-federation": "It is owned by another federation.",
  "foreign-parent": "What it belongs to is not this federation's.",
  "foreign-attachment": "Somebody else attached it; this service never does.",
  "shared-grant": "Another federation needs this grant, too.",
  "user-kept": "A RAM user may hold a password, keys and other rights by now, so no plan deletes one.",
};

/** One change in plain English, for the CLI and the run's history. */
export function sentence(change: Change): string {
  switch (change.action) {
    case "create":
      return `${isAttachment(change.after) ? "Attach" : "Create"} ${subject(change.after)}.`;
    case "update":
      return `Change ${subject(change.after)}: ${names(change.fields)}.`;
    case "adopt":
      return `Adopt ${subject(change.after)}, which somebody else made, and change: ${names(change.fields)}.`;
    case "replace":
      return `Delete ${subject(change.before)} (RoleId ${change.roleId}) and make it again. Its memberships and API keys end.`;
    case "delete":
      return `${isAttachment(change.before) ? "Detach" : "Delete"} ${subject(change.before)}.`;
    case "no-op":
      return `${change.address} is as it should be.`;
    case "untouched": {
      const owner = change.owner === undefined ? "" : ` (${change.owner})`;
      return `${change.address} stays untouched. ${untouchedBecause[change.reason]}${owner}`;
    }
  }
}

/** Who loses a role, in plain English. */
export function lostAccessSentence({ role, groups, users, workspaces }: LostAccess): string {
  const people = [
    ...(groups.length === 0 ? [] : [`groups ${groups.join(", ")}`]),
    ...(users.length === 0 ? [] : [`users ${users.join(", ")}`]),
  ];
  const places = workspaces.map((entry) => `${entry.workspace} (${entry.role})`);
  return `${role}: ${people.join("; ") || "nobody the document names"}; workspaces: ${places.join(", ") || "none"}.`;
}
