import {
  type Diagnostic,
  diagnostic,
  type FederationDocument,
  type FederationRole,
  type Workspace,
} from "@modelstudio-sso/contracts";
import { bailianPolicies } from "./policies.ts";

function reviewWorkspaces(
  role: FederationRole,
  path: string,
  known: readonly Workspace[] | undefined,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  role.workspaces.forEach((entry, index) => {
    const at = `${path}.workspaces[${index}].workspace`;
    if (seen.has(entry.workspace)) {
      found.push(
        diagnostic("federation.workspace.duplicate", {
          detail: "A role is a member of a workspace once, as Admin or as Visitor.",
          path: at,
          got: entry.workspace,
        }),
      );
    }
    seen.add(entry.workspace);
    if (known && !known.some((workspace) => workspace.id === entry.workspace)) {
      found.push(
        diagnostic("federation.workspace.unknown", {
          detail: "Choose a workspace of this account, or create it first.",
          path: at,
          want:
            known.map((workspace) => `${workspace.name} (${workspace.id})`).join(", ") ||
            "an existing workspace",
          got: entry.workspace,
        }),
      );
    }
  });
  return found;
}

function reviewPolicies(role: FederationRole, path: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const visitor = role.workspaces.some((entry) => entry.role === "Visitor");
  if (visitor && role.policies.includes("AliyunBailianFullAccess")) {
    found.push(
      diagnostic("federation.policy.super-admin", {
        detail:
          "Whoever takes this role can give themselves any right in every workspace, so Visitor would limit nothing. Take a smaller policy, or none: membership alone needs no policy.",
        path: `${path}.policies`,
        want: "a data-permission policy, or none",
        got: "AliyunBailianFullAccess with a Visitor workspace",
      }),
    );
  }
  for (const policy of bailianPolicies) {
    if (!role.policies.includes(policy.name)) continue;
    const covered = policy.contains.filter((name) => role.policies.includes(name));
    if (covered.length > 0) {
      found.push(
        diagnostic("federation.policy.redundant", {
          detail: `${policy.name} already allows what ${covered.join(" and ")} allows.`,
          path: `${path}.policies`,
          got: covered.join(", "),
        }),
      );
    }
  }
  return found;
}

/** Roles without a way in, without a workspace, or with more rights than their workspaces suggest. */
export function reviewRoles(document: FederationDocument, workspaces?: readonly Workspace[]): Diagnostic[] {
  if (document.roles.length === 0) {
    return [
      diagnostic("federation.no-roles", {
        detail: "Map at least one group to a role and a workspace; without it nobody can sign in.",
        path: "roles",
        want: "at least one role",
        got: "none",
      }),
    ];
  }
  return document.roles.flatMap((role, index) => {
    const path = `roles[${index}]`;
    const found = [...reviewWorkspaces(role, path, workspaces), ...reviewPolicies(role, path)];
    if (document.loginPath.kind === "idp" && role.groups.length === 0) {
      found.push(
        diagnostic("federation.role.no-groups", {
          detail: "No one can reach this role until an IdP group leads to it.",
          path: `${path}.groups`,
        }),
      );
    }
    if (role.workspaces.length === 0) {
      found.push(
        diagnostic("federation.role.no-workspace", {
          detail: "People would sign in and find no workspace. Choose one, as Admin or as Visitor.",
          path: `${path}.workspaces`,
        }),
      );
    }
    return found;
  });
}
