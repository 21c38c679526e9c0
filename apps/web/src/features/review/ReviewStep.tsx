import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { ApplyPanel } from "./ApplyPanel.tsx";
import { PlanView } from "./PlanView.tsx";
import { RunHistory } from "./RunHistory.tsx";

/** Compares, shows, and lets exactly what was shown be applied. A fresh plan is made on every visit. */
export function ReviewStep() {
  const { t } = useTranslation();
  const { id, store } = useDraft();
  const client = useQueryClient();
  const runs = useQuery(query.runs.list.queryOptions({ input: { id } }));
  const make = useMutation({
    mutationFn: async () => {
      if (!(await store.flush())) return null;
      return api.plans.create({ id });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: query.plans.latest.key({ input: { id } }) }),
  });
  // Once per visit, although development mounts every page twice.
  const asked = useRef(false);
  const { mutate } = make;
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate();
  }, [mutate]);
  const record = make.data ?? undefined;
  return (
    <>
      <StepHeading id="review" title={t("review.title")}>
        {t("review.lead")}
      </StepHeading>
      <Stack gap="lg">
        {make.isPending && (
          <Panel>
            <Stack gap="sm" role="status">
              <Text c="dimmed">{t("review.making")}</Text>
              <Skeleton height={20} width="60%" />
              <Skeleton height={20} width="75%" />
              <Skeleton height={20} width="50%" />
            </Stack>
          </Panel>
        )}
        {make.error !== null && <FailureNote error={make.error} retry={() => make.mutate()} />}
        {record !== undefined && !make.isPending && (
          <>
            <PlanView
              record={record}
              again={
                <Button variant="default" size="sm" onClick={() => make.mutate()}>
                  {t("review.again")}
                </Button>
              }
            />
            <ApplyPanel record={record} runs={runs.data?.runs ?? []} />
          </>
        )}
        <RunHistory runs={runs.data?.runs ?? []} />
      </Stack>
      <StepFooter step="review" quiet />
    </>
  );
}
