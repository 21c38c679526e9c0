import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { acknowledgeableCodes, type Diagnostic, type PlanRecord, type Run } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import type { StepId } from "../../app/steps.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { isWrite } from "../../parts/plan/sentences.ts";
import { Acceptance } from "./Acceptance.tsx";

function useStart({ id: planId, plan }: PlanRecord) {
  const { id } = useDraft();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (acknowledge: string[]) =>
      api.runs.start({ id: planId, fingerprint: plan.fingerprint, acknowledge }),
    onSuccess: async (run) => {
      void client.invalidateQueries({ queryKey: query.runs.list.key({ input: { id } }) });
      // On the way back the document is another one from now on.
      if (plan.kind === "rollback")
        void client.invalidateQueries({ queryKey: query.federations.get.key({ input: { id } }) });
      await navigate({ to: "/federations/$id/runs/$runId", params: { id, runId: run.id } });
    },
  });
}

interface ApplyPanelProps {
  record: PlanRecord;
  runs: Run[];
  /** A second person has to approve first. */
  waits: boolean;
}

/** The one button that writes to the cloud. It names the plan's fingerprint, so nothing else can be applied by it. */
export function ApplyPanel({ record, runs, waits }: ApplyPanelProps) {
  const { t } = useTranslation();
  const { id } = useDraft();
  const { plan } = record;
  const [accepted, setAccepted] = useState<string[]>([]);
  const [told, setTold] = useState(false);
  const start = useStart(record);
  const active = runs.find((run) => run.status === "queued" || run.status === "running");
  if (active !== undefined) return <Active id={id} run={active} />;
  const errors = plan.findings.filter((found) => found.severity === "error");
  const toFix = errors.filter((found) => !acknowledgeableCodes.includes(found.code));
  if (toFix.length > 0) return <Blocked id={id} errors={toFix} />;
  if (!plan.changes.some(isWrite)) return null;
  const destroys = plan.kind === "destroy";
  const ready = errors.every((found) => accepted.includes(found.code)) && (told || !destroys) && !waits;
  return (
    <Panel>
      <Stack gap="md">
        <Fingerprint of={plan.fingerprint} />
        <Acceptance findings={errors} accepted={accepted} onChange={setAccepted} />
        {destroys && (
          <Checkbox
            data-testid="accept-destroy"
            label={t("review.acceptDestroy")}
            checked={told}
            onChange={(event) => setTold(event.currentTarget.checked)}
          />
        )}
        {start.error !== null && <FailureNote error={start.error} />}
        <Group gap="md">
          <Button
            size="lg"
            color={destroys ? "red" : undefined}
            loading={start.isPending}
            disabled={!ready}
            onClick={() => start.mutate(accepted)}
          >
            {t(destroys ? "review.applyDestroy" : "review.apply")}
          </Button>
          <Text size="sm" c="dimmed" flex="1 1 16rem">
            {t("review.applyNote", { account: plan.accountId })}
          </Text>
        </Group>
      </Stack>
    </Panel>
  );
}

function Fingerprint({ of }: { of: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t("review.fingerprint")}
      </Text>
      <code style={{ overflowWrap: "anywhere" }} data-testid="plan-fingerprint">
        {of}
      </code>
      <Text size="sm" c="dimmed" mt={4}>
        {t("review.fingerprintNote")}
      </Text>
    </div>
  );
}

function Active({ id, run }: { id: string; run: Run }) {
  const { t } = useTranslation();
  return (
    <Panel>
      <Group justify="space-between">
        <Text>{t("review.running")}</Text>
        <ButtonLink to="/federations/$id/runs/$runId" params={{ id, runId: run.id }}>
          {t("review.follow")}
        </ButtonLink>
      </Group>
    </Panel>
  );
}

function Blocked({ id, errors }: { id: string; errors: Diagnostic[] }) {
  const { t } = useTranslation();
  const steps = [...new Set(errors.flatMap((found) => stepOf(found.path) ?? []))];
  return (
    <Panel>
      <Stack gap="sm">
        <Text fw={550}>{t("review.blocked")}</Text>
        <Group gap="sm">
          {steps.map((step) => (
            <ButtonLink key={step} to={`/federations/$id/${step}`} params={{ id }} variant="default">
              {t("review.toFix", { step: t(`road.steps.${step}`) })}
            </ButtonLink>
          ))}
        </Group>
      </Stack>
    </Panel>
  );
}

/** The step where the field, or the name of the resource, of a finding can be edited. */
function stepOf(path: string | undefined): StepId | undefined {
  if (path === undefined) return undefined;
  if (/^roles?\b/.test(path)) return "groups";
  if (/^(loginPath\.(metadata|providerName)|saml-provider\/)/.test(path)) return "identity-provider";
  return /^(loginPath|user|custom-policy)\b/.test(path) ? "account" : undefined;
}
