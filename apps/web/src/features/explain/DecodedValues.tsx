import { Text } from "@mantine/core";
import type { ResponseReport } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import classes from "./explain.module.css";
import { valueRows } from "./valueRows.ts";

/** Every value of the message, each with whether a signature covers it: in words, not by colour alone. */
export function DecodedValues({ values, redacted }: { values: ResponseReport["values"]; redacted: boolean }) {
  const { t } = useTranslation();
  if (values.length === 0) return null;
  return (
    <Panel title={t("explain.values.title")} testId="explain-values">
      <Text size="sm" c="dimmed" mb="md" maw="72ch">
        {t("explain.values.trust")}
        {redacted && <span className={classes.line}>{t("explain.values.shapes")}</span>}
      </Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t("explain.values.name")}
            </th>
            <th scope="col">{t("explain.values.value")}</th>
            <th scope="col" className={classes.origin}>
              {t("explain.signature")}
            </th>
          </tr>
        </thead>
        <tbody>
          {valueRows(values).map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>
                {row.values.map(({ key, text }) => (
                  <div key={key}>
                    <code>{text}</code>
                  </div>
                ))}
              </td>
              <td className={classes.origin}>
                <Pill tone={row.trust === "signed" ? "good" : "quiet"}>
                  {t(`explain.values.${row.trust}`)}
                </Pill>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
