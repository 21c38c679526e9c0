import { Button, Group, NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useMay } from "../../app/session.ts";
import { ConfirmButton } from "../../parts/ConfirmButton.tsx";
import { CopyValue } from "../../parts/CopyValue.tsx";
import { Facts } from "../../parts/Facts.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./watch.module.css";

const lifetimes = [7, 30, 90] as const;

/** The link for the IdP's admin: one at a time, shown once, counted, taken back with a press. */
export function LinkPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const date = useDate();
  const client = useQueryClient();
  const may = useMay("operate");
  const [days, setDays] = useState(30);
  const state = useQuery(query.handover.get.queryOptions({ input: { id } }));
  const again = () => client.invalidateQueries({ queryKey: query.handover.get.key() });
  const create = useMutation({ mutationFn: () => api.handover.create({ id, days }), onSuccess: again });
  const revoke = useMutation({
    mutationFn: () => api.handover.revoke({ id }),
    onSuccess: async () => {
      create.reset();
      await again();
    },
  });
  const link = state.data?.link ?? null;
  const failed = create.error ?? revoke.error;
  return (
    <Panel title={t("watch.link.title")} testId="handover-link">
      <Stack gap="md">
        <Text c="dimmed">{t("watch.link.lead")}</Text>
        {state.error !== null && <FailureNote error={state.error} retry={() => void state.refetch()} />}
        {state.isPending && <Skeleton height={60} />}
        {link !== null && (
          <Facts
            rows={[
              [t("watch.link.until"), date(link.expiresAt)],
              [
                t("watch.link.opened"),
                link.lastOpenedAt === null
                  ? t("watch.link.unopened")
                  : t("watch.link.openedTimes", {
                      count: link.opened,
                      when: date(link.lastOpenedAt, "time"),
                    }),
              ],
            ]}
          />
        )}
        {create.data !== undefined && (
          <Stack gap="xs" role="status">
            <CopyValue value={create.data.address} label={t("watch.link.title")} testId="handover-address" />
            <Text size="sm">{t("watch.link.once")}</Text>
          </Stack>
        )}
        {failed !== null && <FailureNote error={failed} />}
        {may && (
          <Group align="flex-end" gap="sm">
            <NativeSelect
              label={t("watch.link.lasts")}
              value={String(days)}
              data={lifetimes.map((count) => ({ value: String(count), label: t("watch.days", { count }) }))}
              onChange={(event) => setDays(Number(event.currentTarget.value))}
            />
            <Button variant="default" loading={create.isPending} onClick={() => create.mutate()}>
              {t(link === null ? "watch.link.create" : "watch.link.replace")}
            </Button>
            {link !== null && (
              <div className={classes.besideField}>
                <ConfirmButton
                  question={t("watch.link.revokeQuestion")}
                  busy={revoke.isPending}
                  onConfirm={() => revoke.mutate()}
                >
                  {t("watch.link.revoke")}
                </ConfirmButton>
              </div>
            )}
          </Group>
        )}
      </Stack>
    </Panel>
  );
}
