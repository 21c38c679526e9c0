import { useTranslation } from "react-i18next";
import classes from "./explain.module.css";

const ways = ["har", "tracer", "single"] as const;

/** For whoever is asked for a capture and never made one. */
export function HowToCapture() {
  const { t } = useTranslation();
  return (
    <aside className={classes.how} aria-labelledby="how-to-capture">
      <h2 id="how-to-capture">{t("explain.how.title")}</h2>
      <dl>
        {ways.map((way) => (
          <div key={way}>
            <dt>{t(`explain.how.${way}`)}</dt>
            <dd>{t(`explain.how.${way}Text`)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
