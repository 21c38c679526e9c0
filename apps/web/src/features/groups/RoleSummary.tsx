import { Button } from "@mantine/core";
import type { Diagnostic, FederationRole } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useDuration } from "../../parts/useDuration.ts";
import classes from "./groups.module.css";

interface RoleSummaryProps {
  role: FederationRole;
  path: "idp" | "ram-user";
  findings: Diagnostic[];
  onEdit: () => void;
}

/** A role that is not being edited, in one line, with what is wrong about it below. */
export function RoleSummary({ role, path, findings, onEdit }: RoleSummaryProps) {
  const { t } = useTranslation();
  const duration = useDuration();
  return (
    <Panel testId={`role-${role.name}`}>
      <div className={classes.summary}>
        <div>
          <h2 style={{ fontSize: "1.125rem", margin: 0, overflowWrap: "anywhere" }}>{role.name}</h2>
          <div className={classes.meta}>
            {path === "idp" && <span>{t("groups.summary.groups", { count: role.groups.length })}</span>}
            <span>{t("groups.summary.workspaces", { count: role.workspaces.length })}</span>
            <span>
              {role.policies.length === 0
                ? t("groups.summary.noPolicies")
                : t("groups.summary.policies", { count: role.policies.length })}
            </span>
            <span>{duration(role.maxSessionDurationSeconds)}</span>
          </div>
        </div>
        <Button
          variant="default"
          size="sm"
          onClick={onEdit}
          aria-label={t("groups.editOf", { name: role.name })}
        >
          {t("groups.edit")}
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
