import { Button, Checkbox, NativeSelect, Stack, TextInput } from "@mantine/core";
import { type KeyScope, keyScopes } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useSession } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

const lifetimes = [7, 30, 90, 365] as const;

/** Makes a key with no more than its maker may do, and shows it once. */
export function NewKeyPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { rights } = useSession();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<KeyScope[]>(["read"]);
  const [federationId, setFederation] = useState<string | null>(null);
  const [expiresInDays, setDays] = useState<number>(90);
  const make = useMutation({
    mutationFn: () => api.keys.create({ name, scopes, federationId, expiresInDays }),
    onSuccess: () => {
      setName("");
      void client.invalidateQueries({ queryKey: query.keys.list.key() });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Panel title={t("people.keys.new")} testId="new-key">
      <Stack gap="md">
        <form onSubmit={submit}>
          <Stack gap="md">
            {make.error !== null && <FailureNote error={make.error} />}
            <TextInput
              label={t("people.keys.name")}
              placeholder={t("people.keys.nameHint")}
              required
              withAsterisk={false}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Checkbox.Group
              label={t("people.keys.may")}
              value={scopes}
              onChange={(chosen) => setScopes(keyScopes.filter((scope) => chosen.includes(scope)))}
            >
              <Stack gap="xs" mt="xs">
                {keyScopes
                  .filter((scope) => rights.includes(scope))
                  .map((scope) => (
                    <Checkbox key={scope} value={scope} label={t(`people.keys.scopeText.${scope}`)} />
                  ))}
              </Stack>
            </Checkbox.Group>
            <FederationChoice value={federationId} onChange={setFederation} />
            <NativeSelect
              label={t("people.keys.expires")}
              value={String(expiresInDays)}
              data={lifetimes.map((days) => ({
                value: String(days),
                label: t("people.keys.days", { count: days }),
              }))}
              onChange={(event) => setDays(Number(event.currentTarget.value))}
            />
            <div>
              <Button type="submit" loading={make.isPending} disabled={scopes.length === 0}>
                {t("people.keys.make")}
              </Button>
            </div>
          </Stack>
        </form>
        {make.data !== undefined && (
          <ShownOnce
            title={t("people.keys.made", { name: make.data.key.name })}
            note={t("people.keys.madeNote")}
            value={make.data.token}
            label={t("people.keys.key")}
            onDone={make.reset}
          />
        )}
      </Stack>
    </Panel>
  );
}

interface FederationChoiceProps {
  value: string | null;
  onChange: (id: string | null) => void;
}

function FederationChoice({ value, onChange }: FederationChoiceProps) {
  const { t } = useTranslation();
  const list = useQuery(query.federations.list.queryOptions());
  const names = (list.data?.federations ?? []).map(({ id, document }) => ({
    value: id,
    label: document.name,
  }));
  return (
    <NativeSelect
      label={t("people.keys.reach")}
      description={t("people.keys.reachNote")}
      value={value ?? ""}
      data={[{ value: "", label: t("people.keys.everything") }, ...names]}
      onChange={(event) => onChange(event.currentTarget.value === "" ? null : event.currentTarget.value)}
    />
  );
}
