import { Button, Group, Stack, Text } from "@mantine/core";
import { type Delivery, type NotificationChannel, notificationTypes } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../app/session.ts";
import { ConfirmButton } from "../../parts/ConfirmButton.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import { ChannelForm } from "./ChannelForm.tsx";
import classes from "./notifications.module.css";
import { SecretShown } from "./SecretShown.tsx";
import { useChannel } from "./useChannels.ts";
import { useProblem } from "./useProblem.ts";

/** Where a channel leads, what it is told, and what can be done with it. */
export function ChannelRow({ channel, mail }: { channel: NotificationChannel; mail: boolean }) {
  const { t } = useTranslation();
  const date = useDate();
  const may = useMay("operate");
  const [editing, setEditing] = useState(false);
  const { save, remove, rotate, test } = useChannel(channel.id);
  const { name, target, events, enabled, language } = channel;
  const settings = { name, target, language, events, enabled };
  const failed = save.error ?? remove.error ?? rotate.error ?? test.error;
  const facts = [
    target.kind === "webhook" ? target.url : target.to.join(", "),
    events.length === notificationTypes.length
      ? t("notifications.allEvents")
      : t("notifications.someEvents", { count: events.length }),
    language === "en" ? "English" : "简体中文",
  ];
  return (
    <li className={classes.row} data-testid={`channel-${name}`}>
      <div className={classes.who}>
        <strong>{name}</strong>
        <span className={classes.fine}>{facts.join(" · ")}</span>
        {channel.secretBeforeUntil !== null && Date.parse(channel.secretBeforeUntil) > Date.now() && (
          <span className={classes.fine}>
            {t("notifications.secret.bothUntil", { when: date(channel.secretBeforeUntil, "time") })}
          </span>
        )}
      </div>
      <StatePill channel={channel} mail={mail} />
      {may && !editing && (
        <Group gap="xs" className={classes.whole}>
          <Button size="compact-sm" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {t("notifications.test")}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setEditing(true)}>
            {t("notifications.change")}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={save.isPending}
            onClick={() => save.mutate({ ...settings, enabled: !enabled })}
          >
            {t(enabled ? "notifications.switchOff" : "notifications.switchOn")}
          </Button>
          {target.kind === "webhook" && (
            <ConfirmButton
              key={channel.secretBeforeUntil}
              question={t("notifications.secret.renewQuestion")}
              busy={rotate.isPending}
              onConfirm={() => rotate.mutate()}
            >
              {t("notifications.secret.renew")}
            </ConfirmButton>
          )}
          <ConfirmButton
            question={t("notifications.removeQuestion")}
            busy={remove.isPending}
            onConfirm={() => remove.mutate()}
          >
            {t("notifications.remove")}
          </ConfirmButton>
        </Group>
      )}
      {editing && (
        <div className={classes.edit}>
          <ChannelForm
            value={settings}
            kindFixed
            mail={mail}
            busy={save.isPending}
            action={t("notifications.save")}
            onSubmit={(next) => save.mutate(next, { onSuccess: () => setEditing(false) })}
          >
            <Button variant="default" onClick={() => setEditing(false)}>
              {t("common.cancel")}
            </Button>
          </ChannelForm>
        </div>
      )}
      {(failed !== null || test.data !== undefined || rotate.data !== undefined) && (
        <Stack gap="sm" className={classes.whole}>
          {failed !== null && <FailureNote error={failed} />}
          {test.data !== undefined && <TestResult delivery={test.data} />}
          {rotate.data !== undefined && (
            <SecretShown
              secret={rotate.data.secret}
              note={t("notifications.secret.renewed")}
              onDone={rotate.reset}
            />
          )}
        </Stack>
      )}
    </li>
  );
}

function StatePill({ channel, mail }: { channel: NotificationChannel; mail: boolean }) {
  const { t } = useTranslation();
  if (channel.goneAt !== null) return <Pill tone="bad">{t("notifications.gone")}</Pill>;
  if (!channel.enabled) return <Pill tone="quiet">{t("notifications.off")}</Pill>;
  if (channel.target.kind === "mail" && !mail)
    return <Pill tone="warn">{t("notifications.problem.mail-unset")}</Pill>;
  return <Pill tone="good">{t("notifications.on")}</Pill>;
}

function TestResult({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const problem = useProblem();
  return (
    <Text size="sm" role="status" data-testid="test-result">
      {delivery.status === "delivered"
        ? t("notifications.tested")
        : t("notifications.testFailed", { why: problem(delivery) })}
    </Text>
  );
}
