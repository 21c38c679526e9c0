import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import type { PlanRecord } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useMay } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { LookOnly } from "../../parts/LookOnly.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { useDate } from "../../parts/useDate.ts";
import { ApplyPanel } from "./ApplyPanel.tsx";
import { ApprovalPanel } from "./ApprovalPanel.tsx";
import { DestroyEntry } from "./DestroyEntry.tsx";
import { PlanView } from "./PlanView.tsx";
import { RunHistory } from "./RunHistory.tsx";
import { useMissingApproval } from "./useMissingApproval.ts";
import { useReviewedPlan } from "./useReviewedPlan.ts";

/** Compares, shows, and lets exactly what was shown be applied. */
export function ReviewStep() {
  const { t } = useTranslation();
  const { id } = useDraft();
  const runs = useQuery(query.runs.list.queryOptions({ input: { id } })).data?.runs ?? [];
  const { record, making, error, again } = useReviewedPlan();
  const mayMake = useMay("operate");
  const waits = useMissingApproval(record);
  // What stands below a plan that is still to come waits out of sight, and does not jump there.
  const coming = record === undefined && error === null && mayMake;
  return (
    <>
      <StepHeading id="review" title={t("review.title")}>
        {t("review.lead")}
      </StepHeading>
      <Stack gap="lg" mih={coming ? "70vh" : undefined}>
        {making && <Making />}
        {error !== null && <FailureNote error={error} retry={again} />}
        {record !== undefined && !making && (
          <>
            <Purpose record={record} />
            <PlanView
              record={record}
              onWish={again}
              again={
                mayMake && (
                  <Button variant="default" size="sm" onClick={again}>
                    {t("review.again")}
                  </Button>
                )
              }
            />
            <ApprovalPanel record={record} />
            {mayMake && <ApplyPanel key={record.id} record={record} runs={runs} waits={waits} />}
          </>
        )}
        {record === undefined && !making && !mayMake && (
          <Panel>
            <Text c="dimmed">{t("approval.noPlan")}</Text>
          </Panel>
        )}
        <LookOnly when={!mayMake}>
          <RunHistory runs={runs} />
        </LookOnly>
        {mayMake && record?.plan.kind !== "destroy" && <DestroyEntry runs={runs} />}
      </Stack>
      <StepFooter step="review" quiet />
    </>
  );
}

function Making() {
  const { t } = useTranslation();
  return (
    <Panel>
      <Stack gap="sm" role="status">
        <Text c="dimmed">{t("review.making")}</Text>
        <Skeleton height={20} width="60%" />
        <Skeleton height={20} width="75%" />
        <Skeleton height={20} width="50%" />
      </Stack>
    </Panel>
  );
}

/** Says of a plan that leads elsewhere than to the document where it leads, with a way out. */
function Purpose({ record }: { record: PlanRecord }) {
  const { t } = useTranslation();
  const { id } = useDraft();
  const date = useDate();
  const { kind } = record.plan;
  const returnsTo = record.returnsTo ?? "";
  const run = useQuery({
    ...query.runs.get.queryOptions({ input: { id: returnsTo } }),
    enabled: kind === "rollback" && returnsTo !== "",
  });
  if (kind === "apply") return null;
  const when = run.data === undefined ? "…" : date(run.data.startedAt, "time");
  return (
    <Panel
      title={kind === "rollback" ? t("review.goingBack", { when }) : t("review.destroyTitle")}
      testId={`purpose-${kind}`}
    >
      <Stack gap="sm">
        <Text>{t(kind === "rollback" ? "review.goingBackNote" : "review.destroyNote")}</Text>
        <Group>
          <ButtonLink to="/federations/$id/review" params={{ id }} search={{}} variant="default" size="sm">
            {t("review.toDocument")}
          </ButtonLink>
        </Group>
      </Stack>
    </Panel>
  );
}
