import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import type { Guide } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useKnowledge } from "../../app/progress.ts";
import { useSession } from "../../app/session.ts";
import { useServerWords } from "../../i18n/useServerWords.ts";
import { CopyValue, copyText } from "../../parts/CopyValue.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { vendorName } from "../../parts/vendorName.ts";
import classes from "./guide.module.css";
import { Rehearse } from "./Rehearse.tsx";

/** What the IdP's admin must enter. In the sandbox the rehearsal IdP can be told to enter it. */
export function GuideStep() {
  const { t } = useTranslation();
  const { id } = useDraft();
  const session = useSession();
  const { runs } = useKnowledge();
  const guide = useQuery(query.federations.guide.queryOptions({ input: { id } }));
  const applied = runs === undefined || runs.some((run) => run.status === "succeeded");
  return (
    <>
      <StepHeading id="guide" title={t("guide.title")}>
        {t("guide.lead")}
      </StepHeading>
      <Stack gap="lg">
        {guide.error !== null && <FailureNote error={guide.error} retry={() => void guide.refetch()} />}
        {guide.isPending && <Skeleton height={320} />}
        {guide.data !== undefined && (
          <>
            {!applied && <Text c="dimmed">{t("guide.notApplied")}</Text>}
            <GuideHead guide={guide.data} />
            {session.cloud === "sandbox" && <Rehearse id={id} />}
            <Values guide={guide.data} />
            <RoleValues guide={guide.data} />
            <Steps guide={guide.data} />
          </>
        )}
      </Stack>
      <StepFooter step="guide" />
    </>
  );
}

function GuideHead({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(guideText(guide));
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Text fw={600}>{t("guide.for", { vendor: vendorName(guide.vendor) ?? t("guide.anyVendor") })}</Text>
        <Group gap="xs">
          <Button variant="default" size="sm" onClick={() => void copy()}>
            {copied ? t("common.copied") : t("guide.copyAll")}
          </Button>
          <Button variant="subtle" size="sm" onClick={() => window.print()}>
            {t("guide.print")}
          </Button>
        </Group>
      </Group>
      {!guide.documented && <Text c="dimmed">{t("guide.undocumented")}</Text>}
    </Stack>
  );
}

function Values({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  const words = useServerWords();
  return (
    <Panel title={t("guide.values")} testId="guide-values">
      <dl className={classes.values}>
        {guide.values.map((item) => (
          <div key={item.id}>
            <dt>{words(`guide.${item.id}`, item.label)}</dt>
            <dd>
              <CopyValue
                value={item.value}
                label={words(`guide.${item.id}`, item.label)}
                testId={`guide-value-${item.id}`}
              />
              {item.note !== undefined && (
                <div className={classes.note}>{words(`note.${item.note}`, item.note)}</div>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function RoleValues({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  if (guide.roleValues.length === 0) return null;
  return (
    <Panel title={t("guide.roles")} testId="guide-roles">
      <Text c="dimmed" mb="lg">
        {t("guide.rolesNote")}
      </Text>
      <ul className={classes.roles}>
        {guide.roleValues.map((row) => (
          <li key={row.role}>
            <div className={classes.roleHead}>
              {row.groups.length === 0 && <span>{t("guide.noGroups")}</span>}
              {row.groups.map((group) => (
                <code key={group}>{group}</code>
              ))}
              <span aria-hidden>→</span>
              <strong>{row.role}</strong>
            </div>
            <CopyValue value={row.value} label={row.role} testId={`guide-role-${row.role}`} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Steps({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  const words = useServerWords();
  if (guide.steps.length === 0) return null;
  return (
    <Panel title={t("guide.steps")}>
      <ol className={classes.steps}>
        {guide.steps.map((step) => (
          <li key={step.id}>
            <div>
              <strong>{words(`step.${step.id}.title`, step.title)}</strong>
              <p>{words(`step.${step.id}.text`, step.text)}</p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** The guide as plain text, to paste into a mail to somebody who never opens this page. */
function guideText(guide: Guide): string {
  const values = guide.values.map((item) => `${item.label}: ${item.value}`);
  const roles = guide.roleValues.map((row) => `${row.groups.join(", ")} -> ${row.value}`);
  const steps = guide.steps.map((step, index) => `${index + 1}. ${step.title}\n   ${step.text}`);
  return [guide.vendor, "", ...values, "", ...roles, "", ...steps].join("\n");
}
