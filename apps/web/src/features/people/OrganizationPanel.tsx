import { Button, Radio, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import type { ApprovalRule, OrganizationSettings } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { sessionQuery } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";

/** What holds for the whole organisation. */
export function OrganizationPanel() {
  const { t } = useTranslation();
  const settings = useQuery(query.organization.settings.queryOptions());
  return (
    <Panel title={t("people.organization")} testId="organization">
      {settings.error !== null && <FailureNote error={settings.error} />}
      {settings.isPending && <Skeleton height={120} />}
      {settings.data !== undefined && <Settings key={JSON.stringify(settings.data)} saved={settings.data} />}
    </Panel>
  );
}

function Settings({ saved }: { saved: OrganizationSettings }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [wish, setWish] = useState(saved);
  const save = useMutation({
    mutationFn: () => api.organization.saveSettings(wish),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: query.organization.key() });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const changed = wish.name !== saved.name || wish.approval !== saved.approval;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {save.error !== null && <FailureNote error={save.error} />}
        <TextInput
          label={t("people.organizationName")}
          required
          withAsterisk={false}
          maxLength={120}
          value={wish.name}
          onChange={(event) => setWish({ ...wish, name: event.currentTarget.value })}
        />
        <Radio.Group
          label={t("people.newSetups")}
          value={wish.approval}
          onChange={(value) => setWish({ ...wish, approval: value as ApprovalRule })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="one" label={t("people.rule.one")} />
            <Radio value="two-persons" label={t("people.rule.two-persons")} />
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t("people.ruleNote")}
        </Text>
        <div>
          <Button type="submit" size="sm" disabled={!changed} loading={save.isPending}>
            {t("people.save")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
