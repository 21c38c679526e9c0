import { Text } from "@mantine/core";
import type { RoleResult } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Pill } from "../../parts/Pill.tsx";
import { useDuration } from "../../parts/useDuration.ts";
import classes from "./test.module.css";

/** One card for each role the person may choose; never a sum of them. */
export function RoleResults({ results }: { results: RoleResult[] }) {
  const { t } = useTranslation();
  if (results.length === 0) return <Text>{t("test.report.noResults")}</Text>;
  return (
    <>
      <Text className={classes.fine}>{t("test.report.resultsNote")}</Text>
      <div className={classes.results}>
        {results.map((result) => (
          <ResultCard key={result.roleArn} result={result} />
        ))}
      </div>
    </>
  );
}

function ResultCard({ result }: { result: RoleResult }) {
  const { t } = useTranslation();
  const duration = useDuration();
  return (
    <article className={classes.result} data-testid={`result-${result.roleName}`}>
      <h3>{result.roleName}</h3>
      {!result.known && <Pill tone="warn">{t("test.report.unknownRole")}</Pill>}
      {result.groups.length > 0 && (
        <div className={classes.fine}>{t("test.report.from", { groups: result.groups.join(", ") })}</div>
      )}
      <dl>
        <div>
          <dt>{t("test.report.workspaces")}</dt>
          {result.workspaces.length === 0 && <dd>{t("test.report.noWorkspaces")}</dd>}
          {result.workspaces.map((workspace) => (
            <dd key={workspace.workspace}>
              {workspace.name} · {t(workspace.role === "Admin" ? "groups.admin" : "groups.visitor")} ·{" "}
              <span className={classes.fine}>{t(`memberships.state.${workspace.membership}`)}</span>
            </dd>
          ))}
        </div>
        <div>
          <dt>{t("test.report.policies")}</dt>
          <dd>{result.policies.join(", ") || t("test.report.noPolicies")}</dd>
        </div>
        <div>
          <dt>{t("test.report.lasts")}</dt>
          <dd>
            {t("test.report.limit", {
              duration: duration(result.sessionSeconds),
              limit: t(`test.report.limits.${result.sessionLimit}`),
            })}
          </dd>
        </div>
      </dl>
    </article>
  );
}
