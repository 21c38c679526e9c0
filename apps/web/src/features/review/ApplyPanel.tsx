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
import { countWrites } from "../../parts/plan/sentences.ts";

/** The one button that writes to the cloud. It names the plan's fingerprint, so nothing else can be applied by it. */
export function ApplyPanel({ record, runs }: { record: PlanRecord; runs: Run[] }) {
  const { t } = useTranslation();
  const { id } = useDraft();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { plan } = record;
  const [accepted, setAccepted] = useState<string[]>([]);
  const start = useMutation({
    mutationFn: () => api.runs.start({ id: record.id, fingerprint: plan.fingerprint, acknowledge: accepted }),
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
  const toFix = errors.filter((found) => !acknowledgeableCodes.includes(found.code));
  if (toFix.length > 0) return <Blocked id={id} errors={toFix} />;
  const toAccept = [...new Set(errors.map((found) => found.code))];
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
        <Acceptance codes={toAccept} accepted={accepted} onChange={setAccepted} />
        {start.error !== null && <FailureNote error={start.error} />}
        <Group gap="md">
          <Button
            size="lg"
            loading={start.isPending}
            disabled={toAccept.some((code) => !accepted.includes(code))}
            onClick={() => start.mutate()}
          >
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

interface AcceptanceProps {
  codes: string[];
  accepted: string[];
  onChange: (accepted: string[]) => void;
}

/** Each dangerous finding is accepted by itself, so that a habit of approving plans does not cover it. */
function Acceptance({ codes, accepted, onChange }: AcceptanceProps) {
  const { t } = useTranslation();
  return codes.map((code) => (
    <Checkbox
      key={code}
      data-testid={`accept-${code}`}
      label={t("review.accept", { code })}
      checked={accepted.includes(code)}
      onChange={(event) =>
        onChange(
          event.currentTarget.checked ? [...accepted, code] : accepted.filter((other) => other !== code),
        )
      }
    />
  ));
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
