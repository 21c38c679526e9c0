import { z } from "zod";
import { workspaceRoleSchema } from "./document.ts";

/**
 * How much is known of a workspace membership. `attested`: a person says so. `probed`: a call with the role's own
 * STS credentials was answered as a member would be. `verified`: read back by an API confirmed to do so.
 */
export const membershipStateSchema = z.enum(["unknown", "attested", "probed", "verified"]);
export type MembershipState = z.infer<typeof membershipStateSchema>;

export const consoleFieldSchema = z.object({ label: z.string(), value: z.string(), copy: z.boolean() });

/** One console page to open and what to enter there, in order. */
export const consoleStepSchema = z.object({
  id: z.enum(["open", "add-user", "grant", "check"]),
  url: z.string().optional(),
  fields: z.array(consoleFieldSchema),
});
export type ConsoleStep = z.infer<typeof consoleStepSchema>;

export const membershipSchema = z.object({
  role: z.string(),
  /** Numeric RAM RoleId; `null` until the role exists. Model Studio knows the role by it. */
  roleId: z.string().nullable(),
  workspace: z.string(),
  workspaceName: z.string(),
  region: z.string(),
  workspaceRole: workspaceRoleSchema,
  displayName: z.string(),
  adapter: z.enum(["guided", "bailian-control"]),
  state: membershipStateSchema,
  evidence: z.object({ at: z.string(), by: z.string(), note: z.string().optional() }).nullable(),
  steps: z.array(consoleStepSchema),
});
export type Membership = z.infer<typeof membershipSchema>;
