import { Button, Stack } from "@mantine/core";
import { type ChannelSettings, notificationTypes } from "@modelstudio-sso/contracts";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { ChannelForm } from "./ChannelForm.tsx";
import { SecretShown } from "./SecretShown.tsx";
import { useLookAgain } from "./useChannels.ts";

/** Adds a channel; a webhook's secret is shown once. Open by itself only while there is no channel. */
export function NewChannelPanel({ mail, first }: { mail: boolean; first: boolean }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(first);
  const lookAgain = useLookAgain();
  const create = useMutation({
    mutationFn: (settings: ChannelSettings) => api.notifications.createChannel(settings),
    onSuccess: async () => {
      setOpen(false);
      await lookAgain();
    },
  });
  const empty: ChannelSettings = {
    name: "",
    target: { kind: "webhook", url: "" },
    language: i18n.language === "en" ? "en" : "zh-CN",
    events: [...notificationTypes],
    enabled: true,
  };
  const secret = create.data?.secret ?? null;
  if (secret !== null) {
    return (
      <Panel testId="new-channel">
        <SecretShown secret={secret} note={t("notifications.secret.note")} onDone={create.reset} />
      </Panel>
    );
  }
  if (!open) {
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t("notifications.add")}
        </Button>
      </div>
    );
  }
  return (
    <Panel title={t("notifications.add")} testId="new-channel">
      <Stack gap="md">
        {create.error !== null && <FailureNote error={create.error} />}
        <ChannelForm
          value={empty}
          kindFixed={false}
          mail={mail}
          busy={create.isPending}
          action={t("notifications.addButton")}
          onSubmit={create.mutate}
        />
      </Stack>
    </Panel>
  );
}
