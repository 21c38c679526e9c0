import { Button } from "@mantine/core";
import type { Run } from "@modelstudio-sso/contracts";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { TextLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./review.module.css";

const tones: Record<Run["status"], Tone> = {
  queued: "accent",
  running: "accent",
  succeeded: "good",
  failed: "bad",
};

/** What was applied before, newest first, each with the way back to it. */
export function RunHistory({ runs }: { runs: Run[] }) {
  const { t } = useTranslation();
  const { id, store } = useDraft();
  const navigate = useNavigate();
  const goBack = useMutation({
    // What is typed and not saved yet would be lost unseen.
    mutationFn: async (runId: string) => ((await store.flush()) ? api.plans.rollback({ id: runId }) : null),
    onSuccess: (made) =>
      made === null
        ? undefined
        : navigate({ to: "/federations/$id/review", params: { id }, search: { plan: made.id } }),
  });
  if (runs.length === 0) return null;
  return (
    <Panel title={t("review.history")}>
      <ul className={classes.runs}>
        {runs.map((run, index) => (
          <li key={run.id} data-testid={`history-${index}`}>
            <RunLink id={id} run={run} />
            <span className={classes.runEnd}>
              {run.kind !== "apply" && <Pill tone="quiet">{t(`review.kind.${run.kind}`)}</Pill>}
              <Pill tone={tones[run.status]}>{t(`run.status.${run.status}`)}</Pill>
              {run.returnable && index > 0 && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  loading={goBack.isPending && goBack.variables === run.id}
                  disabled={goBack.isPending}
                  onClick={() => goBack.mutate(run.id)}
                >
                  {t("review.goBack")}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {goBack.error !== null && <FailureNote error={goBack.error} />}
    </Panel>
  );
}

function RunLink({ id, run }: { id: string; run: Run }) {
  const { t } = useTranslation();
  const date = useDate();
  return (
    <TextLink to="/federations/$id/runs/$runId" params={{ id, runId: run.id }}>
      {t("review.runAt", { when: date(run.startedAt, "time"), who: run.startedBy })}
    </TextLink>
  );
}
