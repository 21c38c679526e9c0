import { useTranslation } from "react-i18next";

/** Formats dates in the language of the page. `time` adds the minute. */
export function useDate(): (iso: string, how?: "day" | "time") => string {
  const { i18n } = useTranslation();
  return (iso, how = "day") =>
    new Intl.DateTimeFormat(i18n.language, {
      dateStyle: "medium",
      ...(how === "time" ? { timeStyle: "short" } : {}),
    }).format(new Date(iso));
}
