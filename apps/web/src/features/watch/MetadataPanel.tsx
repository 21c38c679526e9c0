import { Button, Group, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import type { MetadataLook, Watch } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../app/session.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import { settingsOf, useWatch } from "./useWatch.ts";

const tones: Record<MetadataLook["outcome"], Tone> = { unchanged: "good", proposed: "accent", failed: "bad" };

/** The address at which the IdP publishes its metadata; what is new there comes as a proposal. */
export function MetadataPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const { watch, check, save } = useWatch(id);
  const failed = check.error ?? save.error;
  const may = useMay("operate");
  const url = watch.data?.metadataUrl ?? null;
  return (
    <Panel
      title={t("watch.metadata.title")}
      testId="metadata-address"
      aside={
        may &&
        url !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={check.isPending}
            onClick={() => check.mutate("metadata")}
          >
            {t("watch.checkNow")}
          </Button>
        )
      }
    >
      {watch.error !== null && <FailureNote error={watch.error} retry={() => void watch.refetch()} />}
      {watch.isPending && <Skeleton height={70} />}
      {watch.data !== undefined && (
        <Stack gap="md">
          <Text c="dimmed">{t("watch.metadata.lead")}</Text>
          <AddressForm
            key={url ?? ""}
            watch={watch.data}
            busy={save.isPending}
            disabled={!may}
            onSave={(metadataUrl) => save.mutate({ ...settingsOf(watch.data), metadataUrl })}
          />
          {failed !== null && <FailureNote error={failed} />}
          {url !== null && <LastLook seen={watch.data.lastMetadata} />}
        </Stack>
      )}
    </Panel>
  );
}

interface AddressFormProps {
  watch: Watch;
  busy: boolean;
  disabled: boolean;
  onSave: (url: string | null) => void;
}

function AddressForm({ watch, busy, disabled, onSave }: AddressFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(watch.metadataUrl ?? "");
  const next = text.trim() === "" ? null : text.trim();
  const bad = next !== null && !/^https?:\/\/\S+$/.test(next);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad) onSave(next);
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          style={{ flex: "1 1 18rem" }}
          label={t("watch.metadata.address")}
          placeholder="https://"
          type="url"
          value={text}
          disabled={disabled}
          error={bad ? t("watch.metadata.bad") : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={disabled || bad || next === watch.metadataUrl}
        >
          {t("watch.save")}
        </Button>
      </Group>
    </form>
  );
}

function LastLook({ seen }: { seen: MetadataLook | null }) {
  const { t } = useTranslation();
  const date = useDate();
  if (seen === null) return <Text c="dimmed">{t("watch.metadata.never")}</Text>;
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Pill tone={tones[seen.outcome]}>{t(`watch.metadata.outcome.${seen.outcome}`)}</Pill>
        <Text size="sm" c="dimmed">
          {t("watch.lastLook", { when: date(seen.at, "time") })}
        </Text>
      </Group>
      {seen.outcome === "failed" && <DiagnosticList diagnostics={seen.diagnostics} />}
    </Stack>
  );
}
