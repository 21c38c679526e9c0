import { Button, Stack, Text, TextInput } from "@mantine/core";
import type { Invitation } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { ConfirmButton } from "../../parts/ConfirmButton.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useDate } from "../../parts/useDate.ts";
import { accountsIn } from "./accountsIn.ts";
import classes from "./people.module.css";
import { asPlace, chosenRole, RoleFields } from "./RoleFields.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

/** Makes a one-time link. The service sends no mail by itself: whoever invites passes the link on. */
export function InvitePanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [email, setEmail] = useState("");
  const [chosen, setChosen] = useState(() => chosenRole("operator", null));
  const invite = useMutation({
    mutationFn: () => api.people.invite({ email, ...asPlace(chosen) }),
    onSuccess: () => {
      setEmail("");
      void client.invalidateQueries({ queryKey: query.people.invitations.key() });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <Panel title={t("people.invite")} testId="invite">
      <Stack gap="md">
        <form onSubmit={submit}>
          <Stack gap="md">
            {invite.error !== null && <FailureNote error={invite.error} />}
            <TextInput
              label={t("people.email")}
              type="email"
              autoComplete="off"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <RoleFields value={chosen} onChange={setChosen} />
            <div>
              <Button
                type="submit"
                loading={invite.isPending}
                disabled={accountsIn(chosen.accounts).wrong.length > 0}
              >
                {t("people.makeLink")}
              </Button>
            </div>
          </Stack>
        </form>
        {invite.data !== undefined && (
          <ShownOnce
            title={t("people.linkFor", { email: invite.data.invitation.email })}
            note={t("people.linkNote")}
            value={invite.data.link}
            label={t("people.link")}
            onDone={invite.reset}
          />
        )}
        <OpenInvitations />
      </Stack>
    </Panel>
  );
}

function OpenInvitations() {
  const { t } = useTranslation();
  const open = useQuery(query.people.invitations.queryOptions());
  const invitations = open.data?.invitations ?? [];
  if (invitations.length === 0) return null;
  return (
    <div>
      <Text fw={600} mb="xs">
        {t("people.openInvitations")}
      </Text>
      <ul className={classes.list}>
        {invitations.map((invitation) => (
          <OpenInvitation key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </div>
  );
}

function OpenInvitation({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const date = useDate();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => api.people.withdrawInvitation({ id: invitation.id }),
    onSettled: () => client.invalidateQueries({ queryKey: query.people.invitations.key() }),
  });
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <strong>{invitation.email}</strong>
        <span className={classes.fine}>
          {t(`people.roles.${invitation.role}`)} · {t("people.until", { when: date(invitation.expiresAt) })}
        </span>
      </div>
      <ConfirmButton
        question={t("people.withdrawQuestion")}
        label={t("people.withdrawOf", { email: invitation.email })}
        busy={withdraw.isPending}
        onConfirm={() => withdraw.mutate()}
      >
        {t("people.withdraw")}
      </ConfirmButton>
    </li>
  );
}
