import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { CaptureForm, type Question } from "./CaptureForm.tsx";
import { ExplainResult } from "./ExplainResult.tsx";
import classes from "./explain.module.css";
import { HowToCapture } from "./HowToCapture.tsx";

/** From a captured login to what is wrong with it. The chosen set-up is part of the address, the response never. */
export function ExplainPage() {
  const { t } = useTranslation();
  const { federation } = useSearch({ from: "/signed-in/explain" });
  const navigate = useNavigate();
  const explain = useMutation({ mutationFn: (question: Question) => api.diagnosis.explain(question) });
  const choose = (id: string) => {
    explain.reset();
    void navigate({ to: "/explain", search: id === "" ? {} : { federation: id }, replace: true });
  };
  return (
    <>
      <StepHeading id="explain" title={t("explain.title")}>
        {t("explain.lead")}
        <span className={classes.line}>{t("explain.notStored")}</span>
      </StepHeading>
      <div className={classes.columns}>
        <CaptureForm
          federation={federation ?? ""}
          onFederation={choose}
          busy={explain.isPending}
          onChange={explain.reset}
          onAsk={explain.mutate}
        />
        <HowToCapture />
        <div className={classes.answer}>
          <div role="status" className={classes.working}>
            {explain.isPending && t("explain.working")}
          </div>
          {explain.error !== null && <FailureNote error={explain.error} />}
          {explain.data !== undefined && <ExplainResult report={explain.data} key={explain.submittedAt} />}
        </div>
      </div>
    </>
  );
}
