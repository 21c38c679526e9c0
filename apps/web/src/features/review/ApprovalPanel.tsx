import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { Approval, ApprovalRule, PlanRecord } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useMay } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";

/** Who approved this plan and who must, and for owners the rule itself. */
export function ApprovalPanel({ record }: { record: PlanRecord }) {
  const { t } = useTranslation();
  const manages = useMay("manage-settings");
  const approval = useQuery(query.plans.approval.queryOptions({ input: { id: record.id } }));
  const { data } = approval;
  if (approval.error !== null) return <FailureNote error={approval.error} />;
  if (data === undefined || (data.rule === "one" && !manages)) return null;
  const two = data.rule === "two-persons";
  return (
    <Panel
      title={t("approval.title")}
      aside={
        two && (
          <Pill tone={data.missing.length === 0 ? "good" : "warn"} testId="approval-state">
            {t(data.missing.length === 0 ? "approval.given" : "approval.missing")}
          </Pill>
        )
      }
      testId="approval"
    >
      <Stack gap="md">
        <Text c="dimmed">{t(two ? "approval.two" : "approval.one")}</Text>
        {data.approvals.length > 0 && (
          <Stack gap={4}>
            {data.approvals.map((given) => (
              <Given key={`${given.by} ${given.at}`} given={given} />
            ))}
          </Stack>
        )}
        {data.mayApprove && <Approve record={record} />}
        {manages && <Rule federationId={record.federationId} rule={data.rule} />}
      </Stack>
    </Panel>
  );
}

function Given({ given }: { given: Approval }) {
  const { t } = useTranslation();
  const date = useDate();
  return (
    <Text size="sm">
      {t("approval.by", { who: given.by, when: date(given.at, "time") })}
      {given.note !== null && ` · ${given.note}`}
      {given.void !== null && ` · ${t(`approval.void.${given.void}`)}`}
    </Text>
  );
}

function useSettle() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: query.plans.approval.key() });
}

function Approve({ record }: { record: PlanRecord }) {
  const { t } = useTranslation();
  const settle = useSettle();
  const [note, setNote] = useState("");
  const approve = useMutation({
    mutationFn: () =>
      api.plans.approve({
        id: record.id,
        fingerprint: record.plan.fingerprint,
        ...(note.trim() === "" ? {} : { note: note.trim() }),
      }),
    onSettled: settle,
  });
  return (
    <Stack gap="sm">
      {approve.error !== null && <FailureNote error={approve.error} />}
      <TextInput
        label={`${t("approval.note")} (${t("common.optional")})`}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="md">
        <Button loading={approve.isPending} onClick={() => approve.mutate()}>
          {t("approval.approve")}
        </Button>
        <Text size="sm" c="dimmed" flex="1 1 14rem">
          {t("approval.approveNote")}
        </Text>
      </Group>
    </Stack>
  );
}

function Rule({ federationId, rule }: { federationId: string; rule: ApprovalRule }) {
  const { t } = useTranslation();
  const settle = useSettle();
  const client = useQueryClient();
  const next = rule === "one" ? "two-persons" : "one";
  const save = useMutation({
    mutationFn: () => api.federations.saveSettings({ id: federationId, approval: next }),
    onSettled: () =>
      Promise.all([settle(), client.invalidateQueries({ queryKey: query.federations.settings.key() })]),
  });
  return (
    <div>
      {save.error !== null && <FailureNote error={save.error} />}
      <Button variant="default" size="sm" loading={save.isPending} onClick={() => save.mutate()}>
        {t(next === "one" ? "approval.askOne" : "approval.askTwo")}
      </Button>
    </div>
  );
}
