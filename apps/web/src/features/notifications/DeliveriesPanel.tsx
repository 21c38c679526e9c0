import { Button, Skeleton, Text } from "@mantine/core";
import type { Delivery } from "@modelstudio-sso/contracts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useMay } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./notifications.module.css";
import { useLookAgain } from "./useChannels.ts";
import { useProblem } from "./useProblem.ts";

const everyMs = 15_000;

/** What was told lately, to whom, and what became of it. */
export function DeliveriesPanel() {
  const { t } = useTranslation();
  const recent = useQuery({
    ...query.notifications.deliveries.queryOptions({ input: { limit: 50 } }),
    refetchInterval: everyMs,
  });
  return (
    <Panel title={t("notifications.deliveries")} testId="deliveries">
      {recent.error !== null && <FailureNote error={recent.error} retry={() => void recent.refetch()} />}
      {recent.isPending && <Skeleton height={120} />}
      {recent.data?.deliveries.length === 0 && <Text c="dimmed">{t("notifications.noDeliveries")}</Text>}
      <ul className={classes.list}>
        {recent.data?.deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} />
        ))}
      </ul>
    </Panel>
  );
}

const tones: Record<Delivery["status"], Tone> = { waiting: "accent", delivered: "good", failed: "bad" };

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const date = useDate();
  const may = useMay("operate");
  const problem = useProblem();
  const onSettled = useLookAgain();
  const again = useMutation({
    mutationFn: () => api.notifications.sendAgain({ id: delivery.id }),
    onSettled,
  });
  const { event, status, nextAt, attempts } = delivery;
  const facts = [
    t(`notifications.types.${event.type}`),
    delivery.channelName,
    date(event.at, "time"),
    attempts > 1 ? t("notifications.attempts", { count: attempts }) : null,
    status === "waiting" && attempts > 0 && nextAt !== null
      ? t("notifications.next", { when: date(nextAt, "time") })
      : null,
  ];
  return (
    <li className={classes.row} data-testid="delivery" data-status={status}>
      <div className={classes.who}>
        <span>{event.sentence}</span>
        <span className={classes.fine}>{facts.filter((fact) => fact !== null).join(" · ")}</span>
        {delivery.problem !== null && <span className={classes.fine}>{problem(delivery)}</span>}
        {again.error !== null && <FailureNote error={again.error} />}
      </div>
      <div className={classes.actions}>
        <Pill tone={tones[status]}>{t(`notifications.status.${status}`)}</Pill>
        {may && status === "failed" && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={again.isPending}
            aria-label={t("notifications.againOf", { what: event.sentence })}
            onClick={() => again.mutate()}
          >
            {t("notifications.again")}
          </Button>
        )}
      </div>
    </li>
  );
}
