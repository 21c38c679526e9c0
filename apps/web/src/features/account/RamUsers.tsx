import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import type { FederationDocument, LoginUser, RamUser, RamUserLoginPath } from "@modelstudio-sso/contracts";
import { userNameRule } from "@modelstudio-sso/federation/rules";
import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { ChoiceCards } from "../../parts/ChoiceCards.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { IconTrash } from "../../parts/icons.ts";
import { Pill } from "../../parts/Pill.tsx";
import classes from "./account.module.css";
import { askedAccount } from "./askedAccount.ts";

interface RamUsersProps {
  account: Pick<FederationDocument, "site" | "accountId">;
  path: RamUserLoginPath;
  onChange: (path: RamUserLoginPath) => void;
}

/** Chooses existing RAM users or names new ones, and how far they may switch. */
export function RamUsers({ account, path, onChange }: RamUsersProps) {
  const { t } = useTranslation();
  const users = useQuery(query.account.users.queryOptions({ input: askedAccount(account) }));
  const known = users.data?.users ?? [];
  const setUsers = (next: LoginUser[]) => onChange({ ...path, users: next });
  const toggle = (user: RamUser, chosen: boolean) =>
    setUsers(
      chosen
        ? [...path.users, { name: user.name, create: false }]
        : path.users.filter((other) => other.name !== user.name),
    );
  const created = path.users.filter((user) => user.create);
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t("account.users.lead")}</Text>
      {users.error !== null && <FailureNote error={users.error} retry={() => void users.refetch()} />}
      <Checkbox.Group
        label={t("account.users.existing")}
        value={path.users.filter((user) => !user.create).map((user) => user.name)}
      >
        <Stack gap="xs" mt="xs">
          {users.data !== undefined && known.length === 0 && <Text>{t("account.users.none")}</Text>}
          {known.map((user) => (
            <Checkbox
              key={user.userId}
              value={user.name}
              label={user.name}
              description={user.displayName}
              onChange={(event) => toggle(user, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <div>
        <NewUser
          taken={[...known, ...path.users].map((user) => user.name)}
          onAdd={(name) => setUsers([...path.users, { name, create: true }])}
        />
        <ul className={classes.users}>
          {created.map((user) => (
            <li key={user.name} className={classes.user}>
              <Group gap="sm">
                <strong>{user.name}</strong>
                <Pill tone="accent">{t("account.users.toCreate")}</Pill>
              </Group>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("account.users.removeUser", { name: user.name })}
                onClick={() => setUsers(path.users.filter((other) => other.name !== user.name))}
              >
                <IconTrash size={17} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      </div>
      <ChoiceCards
        legend={t("account.users.grant")}
        value={path.grant}
        onChange={(grant) => onChange({ ...path, grant })}
        choices={[
          { value: "one-role", title: t("account.users.oneRole"), text: t("account.users.oneRoleText") },
          { value: "all-roles", title: t("account.users.allRoles"), text: t("account.users.allRolesText") },
        ]}
      />
    </Stack>
  );
}

function NewUser({ taken, onAdd }: { taken: string[]; onAdd: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const bad = name !== "" && !userNameRule.pattern.test(name);
  const double = taken.includes(name);
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (name === "" || bad || double) return;
    onAdd(name);
    setName("");
  };
  return (
    <form onSubmit={add}>
      <Group align="flex-start" gap="sm">
        <TextInput
          label={t("account.users.newName")}
          description={t("account.users.newNote")}
          flex="1 1 16rem"
          spellCheck={false}
          autoComplete="off"
          value={name}
          error={bad ? t("account.users.bad") : double ? t("account.users.taken") : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={name === ""} mt={48}>
          {t("account.users.add")}
        </Button>
      </Group>
    </form>
  );
}
