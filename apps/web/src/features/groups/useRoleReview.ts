import { useDebouncedValue } from "@mantine/hooks";
import type { FederationDocument, Workspace } from "@modelstudio-sso/contracts";
import { useMemo } from "react";
import { type RoleReview, reviewRoles } from "./roleReview.ts";

/** How long typing rests before the rules run again; they read the whole document. */
const restMs = 200;

/** The rules' word on the roles, in the browser: as fast as typing, and without a question to the server. */
export function useRoleReview(
  document: FederationDocument,
  workspaces: readonly Workspace[] | undefined,
): RoleReview {
  const [rested] = useDebouncedValue(document, restMs);
  return useMemo(() => reviewRoles(rested, workspaces), [rested, workspaces]);
}
