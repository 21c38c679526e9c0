import type { FederationDocument, Workspace } from "@modelstudio-sso/contracts";
import type { ReactNode } from "react";
import { RoleEditor } from "./RoleEditor.tsx";
import { RoleSummary } from "./RoleSummary.tsx";
import { findingsOf, type RoleReview, withRoleName } from "./roleReview.ts";
import type { RoleEdits } from "./useRoles.ts";

/** What both ways of showing roles are given. */
export interface RolesViewProps {
  document: FederationDocument;
  review: RoleReview;
  /** Absent until the account's workspaces are read. */
  workspaces: readonly Workspace[] | undefined;
  edits: RoleEdits;
  /** The role that is being edited. */
  open: number | undefined;
  onOpen: (index: number | undefined) => void;
  /** What can be done with the roles as a whole. */
  actions: ReactNode;
}

/** A few roles, each a card of its own. */
export function RoleCards({ document, review, workspaces, edits, open, onOpen, actions }: RolesViewProps) {
  const { roles, loginPath } = document;
  return (
    <>
      {roles.map((role, index) =>
        index === open ? (
          <RoleEditor
            // A role has no identity of its own in the document but its place.
            key={index}
            index={index}
            role={role}
            findings={findingsOf(review, roles, index)}
            edits={edits}
            onFold={() => onOpen(undefined)}
          />
        ) : (
          <RoleSummary
            key={index}
            role={role}
            path={loginPath.kind}
            workspaces={workspaces}
            findings={findingsOf(review, roles, index).map((found) => withRoleName(found, role.name))}
            onEdit={() => onOpen(index)}
          />
        ),
      )}
      {actions}
    </>
  );
}
