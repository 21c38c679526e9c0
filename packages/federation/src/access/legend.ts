import type { AccessLegend } from "@modelstudio-sso/contracts";
import { capabilities } from "./capabilities.ts";
import { workspacePresets } from "./workspace-presets.ts";

/** What the ids of a matrix mean; goes with every matrix, so that a file of it can be read alone. */
export const accessLegend: AccessLegend = {
  capabilities: capabilities.map(({ id, layer, text, within }) => ({
    id,
    layer,
    text,
    within: within ?? null,
  })),
  workspaceRoles: workspacePresets,
};
