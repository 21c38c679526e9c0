import type { ResponseReport } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./explain.module.css";

/** The roles somebody could choose with this response, as the pairs name them. */
export function RolePairs({ pairs }: { pairs: NonNullable<ResponseReport["pairs"]> }) {
  const { t } = useTranslation();
  if (pairs.length === 0) return null;
  const distinct = new Map(pairs.map((pair) => [`${pair.roleArn},${pair.providerArn}`, pair]));
  return (
    <Panel title={t("explain.pairs.title")} testId="explain-pairs">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("explain.pairs.role")}</th>
            <th scope="col">{t("explain.pairs.account")}</th>
            <th scope="col">{t("explain.pairs.provider")}</th>
          </tr>
        </thead>
        <tbody>
          {[...distinct].map(([key, pair]) => (
            <tr key={key}>
              <th scope="row">{pair.roleName}</th>
              <td data-label={t("explain.pairs.account")}>{pair.accountId}</td>
              <td data-label={t("explain.pairs.provider")}>{pair.providerName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
