import { Button, Group, Stack, Text } from "@mantine/core";
import type { Diagnostic, PlanRecord, Run } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import type { StepId } from "../../app/steps.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { countWrites } from "../../parts/plan/sentences.ts";

/** The one button that writes to the cloud. It names the plan's fingerprint, so nothing else can be applied by it. */
export function ApplyPanel({ record, runs }: { record: PlanRecord; runs: Run[] }) {
  const { t } = useTranslation();
  const { id } = useDraft();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { plan } = record;
  const start = useMutation({
    mutationFn: () => api.runs.start({ id: record.id, fingerprint: plan.fingerprint }),
    onSuccess: async (run) => {
      void client.invalidateQueries({ queryKey: query.runs.list.key({ input: { id } }) });
      await navigate({ to: "/federations/$id/runs/$runId", params: { id, runId: run.id } });
    },
  });
  const active = runs.find((run) => run.status === "queued" || run.status === "running");
  if (active !== undefined) {
    return (
      <Panel>
        <Group justify="space-between">
          <Text>{t("review.running")}</Text>
          <ButtonLink to="/federations/$id/runs/$runId" params={{ id, runId: active.id }}>
            {t("review.follow")}
          </ButtonLink>
        </Group>
      </Panel>
    );
  }
  const errors = plan.findings.filter((found) => found.severity === "error");
  if (errors.length > 0) return <Blocked id={id} errors={errors} />;
  const writes = Object.values(countWrites(plan.changes)).reduce((sum, count) => sum + count, 0);
  if (writes === 0) return null;
  return (
    <Panel>
      <Stack gap="md">
        <div>
          <Text size="sm" c="dimmed">
            {t("review.fingerprint")}
          </Text>
          <code style={{ overflowWrap: "anywhere" }} data-testid="plan-fingerprint">
            {plan.fingerprint}
          </code>
          <Text size="sm" c="dimmed" mt={4}>
            {t("review.fingerprintNote")}
          </Text>
        </div>
        {start.error !== null && <FailureNote error={start.error} />}
        <Group gap="md">
          <Button size="lg" loading={start.isPending} onClick={() => start.mutate()}>
            {t("review.apply")}
          </Button>
          <Text size="sm" c="dimmed" flex="1 1 16rem">
            {t("review.applyNote", { account: plan.accountId })}
          </Text>
        </Group>
      </Stack>
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
