import { Group, Stack, Text } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import { ChangeSentence } from "../../parts/plan/ChangeSentence.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import classes from "./run.module.css";
import { type ChangeProgress, progressOf, type RunProgress } from "./runProgress.ts";
import { useRunEvents } from "./useRunEvents.ts";
import { VerifyButton } from "./VerifyButton.tsx";

/** A run, live and afterwards: what took effect, what did not, and the way on from either. */
export function RunPage() {
  const { t } = useTranslation();
  const { id } = useDraft();
  const { runId } = useParams({ from: "/signed-in/federations/$id/runs/$runId" });
  const client = useQueryClient();
  const run = useSuspenseQuery(query.runs.get.queryOptions({ input: { id: runId } })).data;
  const plan = useSuspenseQuery(query.plans.get.queryOptions({ input: { id: run.planId } })).data;
  const { events, lost } = useRunEvents(runId);
  const progress = progressOf(plan.plan.changes, events.length > 0 ? events : run.events);
  const { finished } = progress;
  useEffect(() => {
    if (finished === undefined) return;
    for (const part of [query.runs, query.plans, query.memberships, query.federations.guide]) {
      void client.invalidateQueries({ queryKey: part.key() });
    }
  }, [finished, client]);
  const gone = run.kind === "destroy" && finished === "succeeded";
  const status = finished ?? (events.length === 0 && run.status === "queued" ? "queued" : "running");
  return (
    <>
      <StepHeading id="run" title={t(gone ? "run.goneTitle" : titles[status])}>
        {finished === undefined && t("run.lead")}
      </StepHeading>
      <Stack gap="lg">
        <Panel>
          <Group justify="space-between">
            <span role="status" data-testid="run-status" data-status={status}>
              <Pill tone={statusTones[status]}>{t(`run.status.${status}`)}</Pill>
            </span>
            <Text c="dimmed">{t("run.progress", { done: progress.done, all: progress.changes.length })}</Text>
          </Group>
          <div className={classes.meter} aria-hidden>
            <span style={{ width: `${share(progress)}%` }} />
          </div>
          {lost && finished === undefined && (
            <Text c="dimmed" role="status">
              {t("run.lost")}
            </Text>
          )}
          <ul className={classes.list}>
            {progress.changes.map((item) => (
              <li
                key={item.change.address}
                data-testid={`run-${item.change.address}`}
                data-state={item.state}
              >
                <ChangeRow item={item} />
              </li>
            ))}
          </ul>
        </Panel>
        {gone && <Gone id={id} />}
        {finished !== undefined && !gone && <Outcome id={id} outcome={finished} />}
      </Stack>
    </>
  );
}

const titles = {
  queued: "run.title",
  running: "run.title",
  succeeded: "run.titleDone",
  failed: "run.titleFailed",
} as const;

const statusTones = { queued: "accent", running: "accent", succeeded: "good", failed: "bad" } as const;

const tones: Record<ChangeProgress["state"], Tone> = {
  waiting: "quiet",
  running: "accent",
  applied: "good",
  settled: "good",
  failed: "bad",
  skipped: "quiet",
};

function share({ done, changes }: RunProgress): number {
  return changes.length === 0 ? 100 : Math.round((done / changes.length) * 100);
}

function ChangeRow({ item }: { item: ChangeProgress }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.row}>
        <span>
          <ChangeSentence change={item.change} />
        </span>
        <Pill tone={tones[item.state]}>{t(`run.state.${item.state}`)}</Pill>
      </div>
      {item.requestId !== undefined && (
        <div className={classes.fine}>
          {t("run.requestId")} <code>{item.requestId}</code>
        </div>
      )}
      {item.diagnostic !== undefined && (
        <div style={{ marginTop: "0.75rem" }}>
          <DiagnosticList diagnostics={[item.diagnostic]} />
        </div>
      )}
    </>
  );
}

function Gone({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Panel>
      <Stack gap="md" align="flex-start">
        <Text>{t("run.goneText")}</Text>
        <ButtonLink to="/federations/$id/review" params={{ id }} search={{}} variant="default">
          {t("run.toReview")}
        </ButtonLink>
      </Stack>
    </Panel>
  );
}

function Outcome({ id, outcome }: { id: string; outcome: "succeeded" | "failed" }) {
  const { t } = useTranslation();
  const { document } = useDraft();
  const idp = document.loginPath.kind === "idp";
  const next = idp ? "guide" : "memberships";
  if (outcome === "failed") {
    return (
      <Panel>
        <Stack gap="md" align="flex-start">
          <Text>{t("run.failedText")}</Text>
          <Text>{t("run.whatNow")}</Text>
          <ButtonLink to="/federations/$id/review" params={{ id }}>
            {t("run.toReview")}
          </ButtonLink>
        </Stack>
      </Panel>
    );
  }
  return (
    <Panel>
      <Stack gap="md" align="flex-start">
        <Text>{t(idp ? "run.doneText" : "run.doneRam")}</Text>
        <Group gap="sm">
          <ButtonLink to={`/federations/$id/${next}`} params={{ id }} data-testid="continue">
            {t("common.continueTo", { step: t(`road.steps.${next}`) })}
          </ButtonLink>
          <VerifyButton id={id} />
        </Group>
      </Stack>
    </Panel>
  );
}
