import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type ChannelSettings, channelTargetSchema, notificationTypes } from "@modelstudio-sso/contracts";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceCards } from "../../parts/ChoiceCards.tsx";
import { addressesIn } from "./addressLines.ts";

interface ChannelFormProps {
  value: ChannelSettings;
  /** A channel that exists keeps its kind. */
  kindFixed: boolean;
  /** Whether this server sends mail. */
  mail: boolean;
  busy: boolean;
  action: string;
  /** Stands beside the button. */
  children?: ReactNode;
  onSubmit: (settings: ChannelSettings) => void;
}

/** Settings of a channel, for a new one and for one that exists. */
export function ChannelForm({ value, kindFixed, mail, busy, action, children, onSubmit }: ChannelFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(value.name);
  const [kind, setKind] = useState(value.target.kind);
  const [url, setUrl] = useState(value.target.kind === "webhook" ? value.target.url : "");
  const [to, setTo] = useState(value.target.kind === "mail" ? value.target.to.join("\n") : "");
  const [language, setLanguage] = useState(value.language);
  const [events, setEvents] = useState(value.events);
  const target = channelTargetSchema.safeParse(
    kind === "webhook" ? { kind, url: url.trim() } : { kind, to: addressesIn(to) },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (target.success) onSubmit({ ...value, name, target: target.data, language, events });
  };
  const impossible = kind === "mail" && !mail;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {!kindFixed && <KindChoice value={kind} onChange={setKind} />}
        {impossible && (
          <Text size="sm" role="status" data-testid="mail-unset">
            {t("notifications.mailUnset")}
          </Text>
        )}
        <TextInput
          label={t("notifications.name")}
          placeholder={t("notifications.nameHint")}
          required
          withAsterisk={false}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {kind === "webhook" ? (
          <TextInput
            label={t("notifications.url")}
            description={t("notifications.urlNote")}
            type="url"
            autoComplete="off"
            required
            withAsterisk={false}
            value={url}
            error={url !== "" && !target.success && t("notifications.urlWrong")}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
        ) : (
          <Textarea
            label={t("notifications.to")}
            description={t("notifications.toNote")}
            autosize
            minRows={2}
            required
            withAsterisk={false}
            value={to}
            error={to !== "" && !target.success && t("notifications.toWrong")}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          label={t("notifications.language")}
          value={language}
          data={[
            { value: "en", label: "English" },
            { value: "zh-CN", label: "简体中文" },
          ]}
          onChange={(event) => setLanguage(event.currentTarget.value === "en" ? "en" : "zh-CN")}
        />
        <EventChoice value={events} onChange={setEvents} />
        <Group gap="sm">
          <Button
            type="submit"
            loading={busy}
            disabled={impossible || !target.success || name.trim() === "" || events.length === 0}
          >
            {action}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}

type Kind = ChannelSettings["target"]["kind"];

function KindChoice({ value, onChange }: { value: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation();
  return (
    <ChoiceCards
      legend={t("notifications.kind")}
      value={value}
      choices={[
        { value: "webhook", title: t("notifications.webhook"), text: t("notifications.webhookText") },
        { value: "mail", title: t("notifications.mail"), text: t("notifications.mailText") },
      ]}
      onChange={onChange}
    />
  );
}

type Events = ChannelSettings["events"];

function EventChoice({ value, onChange }: { value: Events; onChange: (events: Events) => void }) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t("notifications.events")}
      value={value}
      onChange={(chosen) => onChange(notificationTypes.filter((type) => chosen.includes(type)))}
    >
      <Stack gap="xs" mt="xs">
        {notificationTypes.map((type) => (
          <Checkbox key={type} value={type} label={t(`notifications.eventText.${type}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
