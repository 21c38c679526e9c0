import { NativeSelect, Textarea } from "@mantine/core";
import { type CloudAccount, limitableRoles, type Role, roles } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { accountsIn } from "./accountsIn.ts";

/** A role as it is being chosen; the accounts as they are typed. */
export interface ChosenRole {
  role: Role;
  accounts: string;
}

export function chosenRole(role: Role, accounts: CloudAccount[] | null): ChosenRole {
  return {
    role,
    accounts: (accounts ?? [])
      .map(({ site, accountId }) => (site === "international" ? accountId : `${accountId} ${site}`))
      .join("\n"),
  };
}

/** What the server takes; `accounts: null` is no limit. */
export function asPlace({ role, accounts }: ChosenRole): { role: Role; accounts: CloudAccount[] | null } {
  const { accounts: read } = accountsIn(accounts);
  return { role, accounts: limitableRoles.includes(role) && read.length > 0 ? read : null };
}

interface RoleFieldsProps {
  value: ChosenRole;
  onChange: (value: ChosenRole) => void;
}

/** Role, and for those that can be limited the accounts they are limited to, one a line. */
export function RoleFields({ value, onChange }: RoleFieldsProps) {
  const { t } = useTranslation();
  const { wrong } = accountsIn(value.accounts);
  return (
    <>
      <NativeSelect
        label={t("people.role")}
        description={t(`people.may.${value.role}`)}
        value={value.role}
        data={roles.map((role) => ({ value: role, label: t(`people.roles.${role}`) }))}
        onChange={(event) => onChange({ ...value, role: event.currentTarget.value as Role })}
      />
      {limitableRoles.includes(value.role) && (
        <Textarea
          label={`${t("people.accounts")} (${t("common.optional")})`}
          description={t("people.accountsNote")}
          placeholder="5123456789012345"
          error={wrong.length > 0 ? t("people.accountsWrong", { line: wrong[0] }) : undefined}
          autosize={false}
          rows={2}
          spellCheck={false}
          value={value.accounts}
          onChange={(event) => onChange({ ...value, accounts: event.currentTarget.value })}
        />
      )}
    </>
  );
}
