import { Button, Group, NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import { type DriftCheck, type DriftMode, driftModeSchema, type Watch } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { useMay } from "../../app/session.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { TextLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import { settingsOf, useWatch } from "./useWatch.ts";
import classes from "./watch.module.css";

const tones: Record<DriftCheck["outcome"], Tone> = {
  "in-place": "good",
  drifted: "warn",
  enforced: "accent",
  "not-applied": "quiet",
  failed: "bad",
};
const intervals = [15, 60, 360, 1440] as const;

/** Whether the cloud still is as it was applied, how often that is looked at, and what happens if not. */
export function DriftPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay("operate");
  const { watch, check, save, approve, withdraw } = useWatch(id);
  const failed = check.error ?? save.error ?? approve.error ?? withdraw.error;
  return (
    <Panel
      title={t("watch.drift.title")}
      testId="drift"
      aside={
        may && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={check.isPending}
            onClick={() => check.mutate("drift")}
          >
            {t("watch.checkNow")}
          </Button>
        )
      }
    >
      {watch.error !== null && <FailureNote error={watch.error} retry={() => void watch.refetch()} />}
      {watch.isPending && <Skeleton height={90} />}
      {watch.data !== undefined && (
        <Stack gap="md">
          <LastDrift id={id} seen={watch.data.lastDrift} />
          {failed !== null && <FailureNote error={failed} />}
          <Modes watch={watch.data} disabled={!may || save.isPending} onSave={save.mutate} />
          {watch.data.driftMode === "enforce" && (
            <Standing
              watch={watch.data}
              busy={approve.isPending || withdraw.isPending}
              onApprove={approve.mutate}
              onWithdraw={withdraw.mutate}
            />
          )}
        </Stack>
      )}
    </Panel>
  );
}

function LastDrift({ id, seen }: { id: string; seen: DriftCheck | null }) {
  const { t } = useTranslation();
  const date = useDate();
  if (seen === null) return <Text c="dimmed">{t("watch.drift.never")}</Text>;
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Pill tone={tones[seen.outcome]} testId="drift-outcome">
          {t(`watch.drift.outcome.${seen.outcome}`)}
        </Pill>
        <Text size="sm" c="dimmed">
          {t("watch.lastLook", { when: date(seen.at, "time") })}
        </Text>
      </Group>
      {seen.drift.length > 0 && (
        <ul className={classes.addresses}>
          {seen.drift.map((address) => (
            <li key={address}>
              <code>{address}</code>
            </li>
          ))}
        </ul>
      )}
      {seen.outcome === "drifted" && (
        <TextLink to="/federations/$id/review" params={{ id }}>
          {t("watch.drift.toReview")}
        </TextLink>
      )}
      {seen.runId !== undefined && (
        <TextLink to="/federations/$id/runs/$runId" params={{ id, runId: seen.runId }}>
          {t("watch.drift.toRun")}
        </TextLink>
      )}
      <DiagnosticList diagnostics={seen.diagnostics.filter((found) => found.code !== "verify.drift")} />
    </Stack>
  );
}

interface ModesProps {
  watch: Watch;
  disabled: boolean;
  onSave: (settings: ReturnType<typeof settingsOf>) => void;
}

function Modes({ watch, disabled, onSave }: ModesProps) {
  const { t } = useTranslation();
  const settings = settingsOf(watch);
  const words = (minutes: number) =>
    minutes % 60 === 0 ? t("watch.hours", { count: minutes / 60 }) : t("watch.minutes", { count: minutes });
  const every = [...new Set([...intervals, watch.driftEveryMinutes])].sort((a, b) => a - b);
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t("watch.drift.mode")}
        inputWrapperOrder={["label", "input", "description"]}
        description={t(`watch.drift.modeNote.${watch.driftMode}`)}
        value={watch.driftMode}
        disabled={disabled}
        data={driftModeSchema.options.map((value) => ({ value, label: t(`watch.drift.modes.${value}`) }))}
        onChange={(event) => onSave({ ...settings, driftMode: event.currentTarget.value as DriftMode })}
      />
      <NativeSelect
        label={t("watch.drift.every")}
        value={String(watch.driftEveryMinutes)}
        disabled={disabled || watch.driftMode === "off"}
        data={every.map((minutes) => ({ value: String(minutes), label: words(minutes) }))}
        onChange={(event) => onSave({ ...settings, driftEveryMinutes: Number(event.currentTarget.value) })}
      />
    </div>
  );
}

interface StandingProps {
  watch: Watch;
  busy: boolean;
  onApprove: (version: number) => void;
  onWithdraw: () => void;
}

function Standing({ watch, busy, onApprove, onWithdraw }: StandingProps) {
  const { t } = useTranslation();
  const date = useDate();
  const may = useMay("approve");
  const { version } = useDraft();
  const given = watch.standingApproval;
  const holds = given !== null && given.version === version;
  return (
    <Stack gap="xs" className={classes.standing}>
      <Text fw={600}>{t("watch.standing.title")}</Text>
      <Text size="sm" c="dimmed">
        {holds
          ? t("watch.standing.given", { by: given.by, when: date(given.at, "time") })
          : given === null
            ? t("watch.standing.none")
            : t("watch.standing.old", { version: given.version, now: version })}
      </Text>
      {may && (
        <Group gap="sm">
          {!holds && (
            <Button size="compact-sm" loading={busy} onClick={() => onApprove(version)}>
              {t("watch.standing.give")}
            </Button>
          )}
          {given !== null && (
            <Button size="compact-sm" variant="default" loading={busy} onClick={onWithdraw}>
              {t("watch.standing.withdraw")}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
