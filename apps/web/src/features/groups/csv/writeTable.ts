import type { FederationRole, Workspace } from "@modelstudio-sso/contracts";
import { tableFromRoles } from "@modelstudio-sso/federation/rules";

/**
 * The roles as a CSV file that Excel opens without asking: a byte-order mark, every cell in quotes, and an
 * apostrophe before whatever a spreadsheet would run as a formula. Reading takes the apostrophe away again.
 */
export async function writeTable(
  roles: readonly FederationRole[],
  workspaces: readonly Workspace[],
): Promise<string> {
  const { default: papa } = await import("papaparse");
  const [fields = [], ...data] = tableFromRoles(roles, workspaces);
  return `\uFEFF${papa.unparse({ fields, data }, { quotes: true, newline: "\r\n" })}\r\n`;
}

/** A few rows to start from, with workspaces the account really has. */
export function exampleRoles(workspaces: readonly Workspace[]): FederationRole[] {
  const [first, second] = workspaces;
  const entry = (workspace: Workspace | undefined, role: "Admin" | "Visitor") =>
    workspace === undefined ? [] : [{ workspace: workspace.id, role }];
  const whole = { policies: [], maxSessionDurationSeconds: 3600 };
  return [
    { ...whole, name: "AI-Admins", groups: ["AI-Platform-Admins"], workspaces: entry(first, "Admin") },
    {
      ...whole,
      name: "AI-Developers",
      groups: ["AI-Developers", "AI-Interns"],
      workspaces: [...entry(first, "Visitor"), ...entry(second, "Visitor")],
    },
  ];
}
