import type { FederationDocument, Workspace } from "@modelstudio-sso/contracts";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { TakesFocus } from "../../parts/TakesFocus.tsx";
import { RoleEditor } from "./RoleEditor.tsx";
import { editButtonId, RoleSummary } from "./RoleSummary.tsx";
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
  /** A person opened or folded a role, so the focus follows it. */
  moved: boolean;
  /** What can be done with the roles as a whole. */
  actions: ReactNode;
}

/** A few roles, each a card of its own. */
export function RoleCards({
  document,
  review,
  workspaces,
  edits,
  open,
  onOpen,
  moved,
  actions,
}: RolesViewProps) {
  const { t } = useTranslation();
  const { roles, loginPath } = document;
  useFocusOnFolded(open);
  return (
    <>
      {roles.map((role, index) =>
        index === open ? (
          // A role has no identity of its own in the document but its place.
          <TakesFocus key={index} label={t("groups.editOf", { name: role.name })} when={moved}>
            <RoleEditor
              index={index}
              role={role}
              findings={findingsOf(review, roles, index)}
              edits={edits}
              onFold={() => onOpen(undefined)}
            />
          </TakesFocus>
        ) : (
          <RoleSummary
            key={index}
            index={index}
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

/** Folding a role leads back to where it was opened. */
function useFocusOnFolded(open: number | undefined): void {
  const before = useRef(open);
  useEffect(() => {
    if (open === undefined && before.current !== undefined) {
      window.document.getElementById(editButtonId(before.current))?.focus();
    }
    before.current = open;
  }, [open]);
}
