import type { Change, Resource } from "@modelstudio-sso/contracts";

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

/** One change in plain English, for the CLI and the run's history. */
export function sentence(change: Change): string {
  switch (change.action) {
    case "create":
      return `${isAttachment(change.after) ? "Attach" : "Create"} ${subject(change.after)}.`;
    case "update":
      return `Change ${subject(change.after)}: ${change.fields.map((field) => field.field).join(", ")}.`;
    case "delete":
      return `${isAttachment(change.before) ? "Detach" : "Delete"} ${subject(change.before)}.`;
    case "no-op":
      return `${change.address} is as it should be.`;
    case "untouched":
      return `${change.address} stays untouched. ${change.reason}`;
  }
}
