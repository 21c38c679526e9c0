import { Text } from "@mantine/core";
import type { Guide } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { CopyValue } from "../../parts/CopyValue.tsx";
import { GuideValueRow } from "../../parts/guide/GuideValueRow.tsx";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./guide.module.css";

/** Every value in one list, for those who know their product. */
export function AllValues({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  return (
    <Panel testId="guide-values">
      <details className={classes.fold}>
        <summary>{t("guide.values")}</summary>
        <dl className={classes.values}>
          {guide.values.map((value) => (
            <GuideValueRow key={value.id} value={value} testId={`guide-value-${value.id}`} />
          ))}
        </dl>
      </details>
    </Panel>
  );
}

/** Which value goes to the members of which group. */
export function RoleValues({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  if (guide.roleValues.length === 0) return null;
  return (
    <Panel title={t("guide.roles")} testId="guide-roles">
      <Text c="dimmed" mb="lg">
        {t("guide.rolesNote")}
      </Text>
      <ul className={classes.roles}>
        {guide.roleValues.map((row) => (
          <li key={row.role}>
            <div className={classes.roleHead}>
              {row.groups.length === 0 && <span>{t("guide.noGroups")}</span>}
              {row.groups.map((group) => (
                <code key={group}>{group}</code>
              ))}
              <span aria-hidden>→</span>
              <strong>{row.role}</strong>
            </div>
            <CopyValue value={row.value} label={row.role} testId={`guide-role-${row.role}`} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
