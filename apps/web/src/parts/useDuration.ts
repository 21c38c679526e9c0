import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** Says a number of seconds as a person would: “1 h”, “45 min”, “1 h 30 min”. The same function until the language changes. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation();
  return useCallback(
    (seconds) => {
      const hours = Math.floor(seconds / 3600);
      const minutes = Math.round((seconds % 3600) / 60);
      if (hours === 0) return t("common.duration.minutes", { count: minutes });
      if (minutes === 0) return t("common.duration.hours", { count: hours });
      return t("common.duration.both", { hours, minutes });
    },
    [t],
  );
}
