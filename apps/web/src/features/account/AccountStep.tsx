import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { AccountForm, type AccountPart } from "./AccountForm.tsx";

/** The account of a set-up that exists. */
export function AccountStep() {
  const { t } = useTranslation();
  const { id, document, store } = useDraft();
  const runs = useQuery(query.runs.list.queryOptions({ input: { id } }));
  const change = useCallback(
    (part: Partial<AccountPart>, how: "typed" | "chosen") =>
      store.update((current) => ({ ...current, ...part }), how),
    [store],
  );
  return (
    <>
      <StepHeading id="account" title={t("account.title")}>
        {t("account.lead")}
      </StepHeading>
      <AccountForm value={document} onChange={change} nameFixed={(runs.data?.runs.length ?? 1) > 0} />
      <StepFooter step="account" />
    </>
  );
}
