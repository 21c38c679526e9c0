import type { Diagnostic } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { worstFirst } from "../../../parts/findings.ts";
import { IconAlertTriangle, IconInfoCircle, IconX } from "../../../parts/icons.ts";
import classes from "./matrix.module.css";

const signs = { error: IconX, warning: IconAlertTriangle, info: IconInfoCircle };

/** How many findings a role has, and how bad the worst of them is. */
export function FindingSign({ findings }: { findings: readonly Diagnostic[] }) {
  const { t } = useTranslation();
  const [worst] = worstFirst(findings);
  if (worst === undefined) return null;
  const Sign = signs[worst.severity];
  const words = t("groups.matrix.findings", { count: findings.length });
  return (
    <span className={classes.finding} data-severity={worst.severity} title={words}>
      <Sign size={16} stroke={2} role="img" aria-label={words} />
      <span aria-hidden>{findings.length}</span>
    </span>
  );
}
