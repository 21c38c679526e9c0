import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useMay } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { ChannelRow } from "./ChannelRow.tsx";
import { DeliveriesPanel } from "./DeliveriesPanel.tsx";
import { NewChannelPanel } from "./NewChannelPanel.tsx";
import classes from "./notifications.module.css";

/** Who is told of what happens between two visits. Everybody sees it, owners and operators change it. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const list = useQuery(query.notifications.channels.queryOptions());
  const may = useMay("operate");
  return (
    <div className={classes.narrow}>
      <StepHeading id="notifications" title={t("notifications.title")}>
        {t("notifications.lead")}
      </StepHeading>
      <Stack gap="lg">
        <Panel title={t("notifications.channels")} testId="channels">
          {list.error !== null && <FailureNote error={list.error} retry={() => void list.refetch()} />}
          {list.isPending && <Skeleton height={90} />}
          {list.data?.channels.length === 0 && <Text c="dimmed">{t("notifications.none")}</Text>}
          <ul className={classes.list}>
            {list.data?.channels.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} mail={list.data.mail} />
            ))}
          </ul>
          {!may && (
            <Text size="sm" c="dimmed" mt="md">
              {t("notifications.lookOnly")}
            </Text>
          )}
        </Panel>
        {may && list.data !== undefined && (
          <NewChannelPanel mail={list.data.mail} first={list.data.channels.length === 0} />
        )}
        {list.error === null && <DeliveriesPanel />}
      </Stack>
    </div>
  );
}
