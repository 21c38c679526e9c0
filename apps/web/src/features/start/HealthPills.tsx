import type { Health } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Pill } from "../../parts/Pill.tsx";
import { type Sign, signsOf } from "./health.ts";
import classes from "./start.module.css";

/** What is to be known of a set-up at a glance; where nothing is, one word says so. */
export function HealthPills({ health }: { health: Health }) {
  const { t } = useTranslation();
  const words = ({ key, count }: Sign) =>
    count === undefined ? t(`watch.health.${key}`) : t(`watch.health.${key}`, { count });
  return (
    <span className={classes.health} data-testid="health">
      {signsOf(health).map((sign) => (
        <Pill key={sign.key} tone={sign.tone}>
          {words(sign)}
        </Pill>
      ))}
    </span>
  );
}
