import type { FederationRole } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import type { ShownWorkspace } from "./layout.ts";
import classes from "./matrix.module.css";

interface WorkspaceWordsProps {
  role: FederationRole;
  workspaces: readonly ShownWorkspace[];
}

/** A role's workspaces and its rights in them, in one line of text. */
export function WorkspaceWords({ role, workspaces }: WorkspaceWordsProps) {
  const { t } = useTranslation();
  if (role.workspaces.length === 0) return <span data-empty>{t("groups.matrix.noWorkspace")}</span>;
  return role.workspaces.map(({ workspace, role: right }, at) => (
    // A document may name a workspace twice, which is a finding and not a crash.
    <span key={`${workspace} ${at}`} className={classes.workspace} data-right={right}>
      {workspaces.find(({ id }) => id === workspace)?.name ?? workspace}{" "}
      <small>{t(right === "Admin" ? "groups.admin" : "groups.visitor")}</small>
    </span>
  ));
}
