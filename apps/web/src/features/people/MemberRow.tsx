import { Button, Group, Stack } from "@mantine/core";
import type { Member } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { sessionQuery, useMay, useSession } from "../../app/session.ts";
import { ConfirmButton } from "../../parts/ConfirmButton.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { useDate } from "../../parts/useDate.ts";
import { accountsIn } from "./accountsIn.ts";
import classes from "./people.module.css";
import { ResetLink } from "./ResetLink.tsx";
import { asPlace, chosenRole, RoleFields } from "./RoleFields.tsx";

/** One person: role, limits, how they sign in, and for owners the way to change that. */
export function MemberRow({ person }: { person: Member }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const manages = useMay("manage-people");
  const [editing, setEditing] = useState(false);
  return (
    <li className={classes.row} data-testid={`member-${person.email}`}>
      <div className={classes.who}>
        <strong>
          {person.name}
          {user?.id === person.id && <span className={classes.self}> {t("people.you")}</span>}
        </strong>
        <span className={classes.fine}>{person.email}</span>
        <Facts person={person} />
      </div>
      <div className={classes.actions}>
        <span className={classes.role}>{t(`people.roles.${person.role}`)}</span>
        {manages && !editing && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t("people.changeOf", { name: person.name })}
            onClick={() => setEditing(true)}
          >
            {t("people.change")}
          </Button>
        )}
      </div>
      {editing && <Edit person={person} onDone={() => setEditing(false)} />}
    </li>
  );
}

function Facts({ person }: { person: Member }) {
  const { t } = useTranslation();
  const date = useDate();
  const facts = [
    person.accounts === null
      ? undefined
      : t("people.limitedTo", { accounts: person.accounts.map(({ accountId }) => accountId).join(", ") }),
    person.passkeys > 0 ? t("people.hasPasskey") : undefined,
    person.secondFactor ? t("people.hasSecondFactor") : undefined,
    person.passkeys === 0 && !person.secondFactor ? t("people.passwordOnly") : undefined,
    person.lastSeenAt === null ? t("people.notSeen") : t("people.seen", { when: date(person.lastSeenAt) }),
  ];
  return <span className={classes.fine}>{facts.filter((fact) => fact !== undefined).join(" · ")}</span>;
}

function Edit({ person, onDone }: { person: Member; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(() => chosenRole(person.role, person.accounts));
  const settle = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: query.people.key() }),
      // One's own role may have changed, and with it what pages show.
      client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ]);
    onDone();
  };
  const save = useMutation({
    mutationFn: () => api.people.changeRole({ id: person.id, ...asPlace(chosen) }),
    onSuccess: settle,
  });
  const remove = useMutation({ mutationFn: () => api.people.remove({ id: person.id }), onSuccess: settle });
  const error = save.error ?? remove.error;
  return (
    <Stack gap="md" className={classes.edit}>
      {error !== null && <FailureNote error={error} />}
      <RoleFields value={chosen} onChange={setChosen} />
      <Group gap="sm">
        <Button
          size="sm"
          loading={save.isPending}
          disabled={accountsIn(chosen.accounts).wrong.length > 0}
          onClick={() => save.mutate()}
        >
          {t("people.save")}
        </Button>
        <Button size="sm" variant="default" onClick={onDone}>
          {t("common.cancel")}
        </Button>
        <ConfirmButton
          question={t("people.removeQuestion", { name: person.name })}
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
        >
          {t("people.remove")}
        </ConfirmButton>
      </Group>
      <ResetLink person={person} />
    </Stack>
  );
}
