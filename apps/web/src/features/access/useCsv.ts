import type { AccessReport } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { downloadText } from "../../parts/download.ts";
import { accessCsv, type CsvWords } from "./csv.ts";
import type { Row } from "./rows.ts";

/** Saves the whole matrix as CSV, in the words of the page. */
export function useCsv(): (report: AccessReport, rows: readonly Row[]) => void {
  const { t } = useTranslation();
  const words: CsvWords = {
    column: (id) => t(`access.csv.${id}`),
    subject: (kind) => t(`access.kind.${kind}`),
    way: (way) => t(`access.way.${way}`),
    right: (role) => t(role === "Admin" ? "groups.admin" : "groups.visitor"),
    state: (state) => t(`memberships.state.${state}`),
    capability: (id) => t(`access.capability.${id}`),
    change: (change) => t(`access.change.${change}`),
    yes: t("access.yes"),
    no: t("access.no"),
  };
  return ({ matrix }, rows) => {
    const day = new Date().toISOString().slice(0, 10);
    downloadText(
      `access-${matrix.federation}-${matrix.source}-${day}.csv`,
      accessCsv(rows, { legend: matrix.legend, words }),
      "text/csv",
    );
  };
}
