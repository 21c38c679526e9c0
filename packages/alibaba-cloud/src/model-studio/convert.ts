import type { Workspace } from "@modelstudio-sso/contracts";
import { z } from "zod";

const rawWorkspaceSchema = z.object({
  workspaceId: z.string(),
  workspaceName: z.string().default(""),
  region: z.string().optional(),
  serviceSite: z.string().optional(),
});

/** Answer of ListWorkspaces (ModelStudio 2026-02-10, camelCase body). */
export const listAnswerSchema = z.object({
  workspaces: z.array(rawWorkspaceSchema).default([]),
  nextToken: z.string().nullish(),
});

/** Answer of CreateWorkspace. */
export const workspaceAnswerSchema = z.object({ workspace: rawWorkspaceSchema });

export function toWorkspace(raw: z.infer<typeof rawWorkspaceSchema>, region: string): Workspace {
  return {
    id: raw.workspaceId,
    name: raw.workspaceName || raw.workspaceId,
    region: raw.region ?? region,
    ...(raw.serviceSite === undefined ? {} : { serviceSite: raw.serviceSite }),
  };
}
