import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./compare.module.css";

/** What the earlier test had and what the later one has; one below the other on a phone, each with its label. */
export function SideBySide({ before, after }: { before: ReactNode; after: ReactNode }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.sides}>
      <div>
        <dt>{t("test.compare.before")}</dt>
        <dd>{before}</dd>
      </div>
      <div>
        <dt>{t("test.compare.after")}</dt>
        <dd>{after}</dd>
      </div>
    </dl>
  );
}
