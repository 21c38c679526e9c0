import { NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import type { GuideVendor, HandoverNotes } from "@modelstudio-sso/contracts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { GuideSteps } from "../../parts/guide/GuideSteps.tsx";
import { Panel } from "../../parts/Panel.tsx";

/** The guide of the admin's product, with every value of this set-up; ticks outlive the link. */
export function GuidePanel({ token, notes }: { token: string; notes: HandoverNotes }) {
  const { t, i18n } = useTranslation();
  const [vendor, setVendor] = useState<GuideVendor>();
  const [done, setDone] = useState(() => new Set(notes.done));
  const locale = i18n.language === "zh-CN" ? "zh-CN" : "en";
  const guide = useQuery({
    queryKey: ["handover-guide", token, locale, vendor],
    queryFn: () => api.handover.guide({ token, locale, ...(vendor === undefined ? {} : { vendor }) }),
  });
  const save = useMutation({
    mutationFn: (ids: string[]) => api.handover.saveNotes({ token, notes: { ...notes, done: ids } }),
  });
  const tick = (id: string, on: boolean) => {
    const next = new Set(done);
    if (on) next.add(id);
    else next.delete(id);
    setDone(next);
    save.mutate([...next]);
  };
  const ticked = (of: string) =>
    [...done].filter((id) => id.startsWith(`${of}/`)).map((id) => id.slice(of.length + 1));
  return (
    <Panel title={t("handover.guide.title")} testId="handover-guide">
      <Stack gap="md">
        <Text c="dimmed">{t("handover.guide.lead")}</Text>
        {guide.error !== null && <FailureNote error={guide.error} retry={() => void guide.refetch()} />}
        {save.error !== null && <FailureNote error={save.error} />}
        {guide.data === undefined && guide.error === null && <Skeleton height={160} />}
        {guide.data !== undefined && (
          <>
            <NativeSelect
              label={t("handover.guide.product")}
              value={guide.data.vendor}
              data={guide.data.vendors.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => setVendor(event.currentTarget.value as GuideVendor)}
            />
            <Text>{guide.data.summary}</Text>
            <GuideSteps
              guide={guide.data}
              ticks={{
                done: new Set(ticked(guide.data.vendor)),
                onTick: (step, on) => tick(`${guide.data.vendor}/${step}`, on),
              }}
            />
          </>
        )}
      </Stack>
    </Panel>
  );
}
