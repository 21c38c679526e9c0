import { Button, Text } from "@mantine/core";
import type { SupportBundle } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useServerWords } from "../../i18n/useServerWords.ts";
import { downloadJson } from "../../parts/download.ts";
import { IconDownload } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./explain.module.css";

/** What may be handed to a stranger, with what is not in it said before it is taken. */
export function BundlePanel({ bundle }: { bundle: SupportBundle }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const name = `saml-explained-${bundle.createdAt.slice(0, 19).replaceAll(":", "")}.json`;
  return (
    <Panel title={t("explain.bundle.title")}>
      <Text mb="md">
        {t("explain.bundle.text")}
        <span className={classes.line}>
          {t(bundle.removed.length === 0 ? "explain.bundle.nothing" : "explain.bundle.removed")}
        </span>
      </Text>
      {bundle.removed.length > 0 && (
        <table className={classes.table} data-testid="bundle-removed">
          <thead>
            <tr>
              <th scope="col">{t("explain.bundle.what")}</th>
              <th scope="col">{t("explain.bundle.instead")}</th>
              <th scope="col" className={classes.count}>
                {t("explain.bundle.count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {bundle.removed.map(({ what, count, insteadOf }) => (
              <tr key={what}>
                <th scope="row">{words(`removed.${what}`, what)}</th>
                <td data-label={t("explain.bundle.instead")}>{words(`instead.${insteadOf}`, insteadOf)}</td>
                <td data-label={t("explain.bundle.count")} className={classes.count}>
                  {count}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        mt="lg"
        variant="default"
        leftSection={<IconDownload size={17} aria-hidden />}
        onClick={() => downloadJson(name, JSON.stringify(bundle, null, 2))}
        data-testid="bundle-download"
      >
        {t("explain.bundle.download")}
      </Button>
    </Panel>
  );
}
