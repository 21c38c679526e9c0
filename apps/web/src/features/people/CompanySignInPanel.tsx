import { Button, Checkbox, Group, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import type { CompanySignIn, CompanySignInSettings } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { sessionQuery } from "../../app/session.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { CompanyMetadata } from "./CompanyMetadata.tsx";
import { CompanyServiceProvider } from "./CompanyServiceProvider.tsx";

/** How the organisation's people sign in to this service by their company's own IdP. */
export function CompanySignInPanel() {
  const { t } = useTranslation();
  const stored = useQuery(query.companySignIn.settings.queryOptions());
  return (
    <Panel
      title={t("people.company.title")}
      aside={stored.data && t(stored.data.enabled ? "session.on" : "session.off")}
      testId="company-sign-in"
    >
      <Stack gap="md">
        <Text c="dimmed">{t("people.company.lead")}</Text>
        {stored.error !== null && <FailureNote error={stored.error} />}
        {stored.isPending && <Skeleton height={160} />}
        {stored.data !== undefined && <Settings key={JSON.stringify(stored.data)} saved={stored.data} />}
      </Stack>
    </Panel>
  );
}

function settingsOf({ enabled, only, metadataXml, emailAttribute }: CompanySignIn): CompanySignInSettings {
  return { enabled, only, metadataXml, emailAttribute };
}

function Settings({ saved }: { saved: CompanySignIn }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [wish, setWish] = useState(() => settingsOf(saved));
  const save = useMutation({
    mutationFn: (settings: CompanySignInSettings) => api.companySignIn.saveSettings(settings),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: query.companySignIn.key() });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate(wish);
  };
  const changed = JSON.stringify(wish) !== JSON.stringify(settingsOf(saved));
  return (
    <Stack gap="lg">
      <CompanyServiceProvider saved={saved} />
      {save.error !== null && <FailureNote error={save.error} />}
      <CompanyMetadata saved={saved} onUse={(metadataXml) => save.mutate({ ...wish, metadataXml })} />
      {saved.check !== null && <DiagnosticList diagnostics={saved.check.diagnostics} />}
      {saved.metadataXml !== null && (
        <form onSubmit={submit}>
          <Stack gap="md">
            <TextInput
              label={t("people.company.attribute")}
              description={t("people.company.attributeNote")}
              maxLength={300}
              spellCheck={false}
              value={wish.emailAttribute ?? ""}
              onChange={({ currentTarget: { value } }) =>
                setWish({ ...wish, emailAttribute: value.trim() === "" ? null : value })
              }
            />
            <Checkbox
              label={t("people.company.enabled")}
              checked={wish.enabled}
              onChange={({ currentTarget: { checked } }) => setWish({ ...wish, enabled: checked })}
            />
            <Checkbox
              label={t("people.company.only")}
              description={t("people.company.onlyNote")}
              disabled={!wish.enabled}
              checked={wish.only && wish.enabled}
              onChange={({ currentTarget: { checked } }) => setWish({ ...wish, only: checked })}
            />
            <Group>
              <Button type="submit" size="sm" disabled={!changed} loading={save.isPending}>
                {t("people.save")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
