import { Button, Stack, Text, TextInput } from "@mantine/core";
import type { Credentials } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useSession } from "../../app/session.ts";
import { ConfirmButton } from "../../parts/ConfirmButton.tsx";
import { IconKey } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./account.module.css";
import { FieldsForm, Problem } from "./fields.tsx";
import { addPasskey, type PasskeyOutcome, passkeysWork, removePasskey } from "./passkey.ts";

/** Passkeys of this person, or why there can be none at this address. */
export function PasskeysPanel({ passkeys }: { passkeys: Credentials["passkeys"] }) {
  const { t } = useTranslation();
  const { passkeyHost } = useSession();
  const possible = passkeysWork(passkeyHost);
  return (
    <Panel title={t("session.passkeys")} testId="passkeys-panel">
      <Stack gap="md">
        <Text c="dimmed">{t("session.passkeysLead")}</Text>
        {passkeys.length > 0 && (
          <ul className={classes.list}>
            {passkeys.map((passkey) => (
              <Passkey key={passkey.id} passkey={passkey} />
            ))}
          </ul>
        )}
        {possible ? <NewPasskey /> : <NotPossible />}
      </Stack>
    </Panel>
  );
}

/** A passkey belongs to a name. On the computer itself that name is `localhost`. */
function NotPossible() {
  const { t } = useTranslation();
  const { passkeyHost: host, publicUrl } = useSession();
  if (host === null) return <Text size="sm">{t("session.passkeysNoName")}</Text>;
  if (location.hostname === host) return <Text size="sm">{t("session.passkeysNotHere")}</Text>;
  const address = new URL(publicUrl);
  address.hostname = host;
  return (
    <Text size="sm">
      {t("session.passkeysElsewhere")} <a href={`${address.origin}/me`}>{address.origin}</a>
    </Text>
  );
}

function usePasskeyWork(work: (given: string) => Promise<PasskeyOutcome>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: (outcome) =>
      outcome === "ok" ? client.invalidateQueries({ queryKey: query.session.credentials.key() }) : undefined,
  });
}

function Passkey({ passkey }: { passkey: Credentials["passkeys"][number] }) {
  const { t } = useTranslation();
  const date = useDate();
  const remove = usePasskeyWork(removePasskey);
  const name = passkey.name ?? t("session.passkeyUnnamed");
  return (
    <li className={classes.row}>
      <div>
        <strong>{name}</strong>
        <span className={classes.fine}>
          {passkey.createdAt !== null && t("session.madeOn", { when: date(passkey.createdAt) })}
          {` · ${t(passkey.backedUp ? "session.backedUp" : "session.oneDevice")}`}
        </span>
      </div>
      <ConfirmButton
        question={t("session.removePasskeyQuestion")}
        label={t("session.removeOf", { name })}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(passkey.id)}
      >
        {t("session.remove")}
      </ConfirmButton>
    </li>
  );
}

function NewPasskey() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const add = usePasskeyWork(addPasskey);
  const outcome = add.isError ? "offline" : add.data;
  const words = {
    "given-up": "session.passkeyGivenUp",
    refused: "session.passkeyRefused",
    "sign-in-again": "session.signInAgain",
    offline: "session.offline",
  } as const;
  if (!open || outcome === "ok") {
    return (
      <div>
        <Button
          variant="default"
          leftSection={<IconKey size={17} aria-hidden />}
          onClick={() => {
            add.reset();
            setName("");
            setOpen(true);
          }}
        >
          {t("session.addPasskey")}
        </Button>
      </div>
    );
  }
  return (
    <FieldsForm
      submit={t("session.createPasskey")}
      busy={add.isPending}
      onSubmit={() => add.mutate(name.trim())}
    >
      <Problem text={outcome === undefined ? undefined : t(words[outcome])} />
      <TextInput
        label={t("session.passkeyName")}
        placeholder={t("session.passkeyNameHint")}
        required
        withAsterisk={false}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FieldsForm>
  );
}
