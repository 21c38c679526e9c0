import type { Diagnostic, FederationDocument, Workspace } from "@modelstudio-sso/contracts";
import { reviewGroupForms } from "./review-group-forms.ts";
import { reviewGroups } from "./review-groups.ts";
import { reviewLoginPath } from "./review-login-path.ts";
import { reviewNames } from "./review-names.ts";
import { reviewRoles } from "./review-roles.ts";

/**
 * All that is missing or wrong in a document, in one run, without asking the cloud (workspaces may be handed in).
 * Runs in the browser as well as on the server, so that a person sees the same words in both.
 */
export function reviewDocument(
  document: FederationDocument,
  known: { workspaces?: readonly Workspace[] } = {},
): Diagnostic[] {
  return [
    ...reviewLoginPath(document),
    ...reviewNames(document),
    ...reviewRoles(document, known.workspaces),
    ...reviewGroups(document),
    ...reviewGroupForms(document),
  ];
}
