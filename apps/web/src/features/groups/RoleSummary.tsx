import { Button } from "@mantine/core";
import type { Diagnostic, FederationRole, Workspace } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useMay } from "../../app/session.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useDuration } from "../../parts/useDuration.ts";
import classes from "./groups.module.css";

interface RoleSummaryProps {
  index: number;
  role: FederationRole;
  path: "idp" | "ram-user";
  workspaces: readonly Workspace[] | undefined;
  findings: Diagnostic[];
  onEdit: () => void;
}

/** So many names are read at a glance; more are counted. */
const mostNames = 2;

/** Where a role is opened from. */
export function editButtonId(index: number): string {
  return `edit-role-${index}`;
}

/** A role that is not being edited, in one line, with what is wrong about it below. */
export function RoleSummary({ index, role, path, workspaces, findings, onEdit }: RoleSummaryProps) {
  const { t } = useTranslation();
  const duration = useDuration();
  const mayEdit = useMay("operate");
  const names = (list: string[], counted: string) =>
    list.length === 0 || list.length > mostNames ? counted : list.join(", ");
  const entries = role.workspaces.map((entry) => {
    const name = workspaces?.find(({ id }) => id === entry.workspace)?.name ?? entry.workspace;
    return `${name} (${t(entry.role === "Admin" ? "groups.admin" : "groups.visitor")})`;
  });
  return (
    <Panel testId={`role-${role.name}`}>
      <div className={classes.summary}>
        <div style={{ minWidth: 0 }}>
          <h2 style={{ fontSize: "1.125rem", margin: 0, overflowWrap: "anywhere" }}>{role.name}</h2>
          <div className={classes.meta}>
            {path === "idp" && (
              <span>{names(role.groups, t("groups.summary.groups", { count: role.groups.length }))}</span>
            )}
            <span>{names(entries, t("groups.summary.workspaces", { count: entries.length }))}</span>
            <span>
              {role.policies.length === 0
                ? t("groups.summary.noPolicies")
                : t("groups.summary.policies", { count: role.policies.length })}
            </span>
            <span>{duration(role.maxSessionDurationSeconds)}</span>
          </div>
        </div>
        <Button
          id={editButtonId(index)}
          variant="default"
          size="sm"
          onClick={onEdit}
          aria-label={t(mayEdit ? "groups.editOf" : "groups.showOf", { name: role.name })}
        >
          {t(mayEdit ? "groups.edit" : "groups.show")}
        </Button>
      </div>
      {findings.length > 0 && (
        <div style={{ marginTop: "1rem" }}>
          <DiagnosticList diagnostics={findings} />
        </div>
      )}
    </Panel>
  );
}
