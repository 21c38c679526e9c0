import { useTranslation } from "react-i18next";
import classes from "./parts.module.css";
import { useDate } from "./useDate.ts";

const day = 86_400_000;

/** How far a certificate is through its life. Below 60 days it warns, as the certificate watch does. */
export function ValidityBar({ notBefore, notAfter }: { notBefore: string; notAfter: string }) {
  const { t } = useTranslation();
  const date = useDate();
  const from = Date.parse(notBefore);
  const to = Date.parse(notAfter);
  const now = Date.now();
  const left = Math.floor((to - now) / day);
  const share = Math.min(1, Math.max(0.02, (now - from) / Math.max(1, to - from)));
  const tone = left < 0 || now < from ? "bad" : left < 60 ? "warn" : "good";
  const words =
    now < from
      ? t("certificate.notYet")
      : left < 0
        ? t("certificate.expired", { count: -left })
        : t("certificate.left", { count: left });
  return (
    <div>
      <div className={classes.bar} data-tone={tone} aria-hidden>
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <div className={classes.barNote}>
        <span>{t("certificate.range", { from: date(notBefore), to: date(notAfter) })}</span>
        <strong>{words}</strong>
      </div>
    </div>
  );
}
