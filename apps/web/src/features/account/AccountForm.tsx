import { Stack, Text, TextInput } from "@mantine/core";
import type { FederationDocument } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { ChoiceCards } from "../../parts/ChoiceCards.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { AccountReportPanel } from "./AccountReportPanel.tsx";
import { askedAccount } from "./askedAccount.ts";
import { RamUsers } from "./RamUsers.tsx";
import { WhichAccount } from "./WhichAccount.tsx";

/** What of the document this step edits. The account ID is read, never typed. */
export type AccountPart = Pick<FederationDocument, "name" | "site" | "accountId" | "loginPath">;

interface AccountFormProps {
  value: AccountPart;
  onChange: (part: Partial<AccountPart>, how: "typed" | "chosen") => void;
  /** Once something was applied, the name is the ownership marker at the cloud. */
  nameFixed: boolean;
}

const namePattern = /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/;

/** Site, account, name and login path; the same for a new set-up and for one that exists. */
export function AccountForm({ value, onChange, nameFixed }: AccountFormProps) {
  const { t } = useTranslation();
  const accounts = useQuery(query.account.list.queryOptions());
  const report = useQuery(query.account.inspect.queryOptions({ input: askedAccount(value) }));
  const accountId = report.data?.identity?.accountId;
  useEffect(() => {
    if (accountId !== undefined && value.accountId === "") onChange({ accountId }, "chosen");
  }, [accountId, value.accountId, onChange]);
  const choosePath = (kind: "idp" | "ram-user") => {
    if (kind === value.loginPath.kind) return;
    onChange({ loginPath: kind === "idp" ? newIdpPath(value.name) : newRamPath }, "chosen");
  };
  return (
    <Stack gap="xl">
      <WhichAccount
        value={value}
        accounts={accounts.data?.accounts ?? []}
        onChange={(account) => onChange(account, "chosen")}
      />
      <AccountReportPanel
        report={report.data}
        error={report.error}
        busy={report.isFetching}
        again={() => void report.refetch()}
      />
      <NameField value={value.name} fixed={nameFixed} onChange={(name) => onChange({ name }, "typed")} />
      <div>
        <ChoiceCards
          legend={t("account.path")}
          value={value.loginPath.kind}
          onChange={choosePath}
          choices={[
            { value: "idp", title: t("account.idp"), text: t("account.idpText") },
            { value: "ram-user", title: t("account.ram"), text: t("account.ramText") },
          ]}
        />
        <Text size="sm" c="dimmed" mt="xs">
          {t("account.pathNote")}
        </Text>
      </div>
      {value.loginPath.kind === "ram-user" && (
        <Panel title={t("account.users.title")}>
          <RamUsers
            account={value}
            path={value.loginPath}
            onChange={(loginPath) => onChange({ loginPath }, "chosen")}
          />
        </Panel>
      )}
    </Stack>
  );
}

/** The provider's name in RAM starts as the set-up's name; the next step explains and may change it. */
export function newIdpPath(name: string): FederationDocument["loginPath"] {
  return { kind: "idp", providerName: name === "" ? "idp" : name };
}

const newRamPath: FederationDocument["loginPath"] = {
  kind: "ram-user",
  users: [],
  grant: "one-role",
  trustAccountRoot: false,
};

/** True for names the document accepts. */
export function isFederationName(name: string): boolean {
  return namePattern.test(name);
}

interface NameFieldProps {
  value: string;
  fixed: boolean;
  onChange: (name: string) => void;
}

/** Keeps a half-typed name to itself: only a name the document accepts leaves the field. */
function NameField({ value, fixed, onChange }: NameFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const type = (next: string) => {
    setText(next);
    if (isFederationName(next)) onChange(next);
  };
  return (
    <TextInput
      label={t("account.name")}
      description={fixed ? t("account.nameFixed") : t("account.nameNote")}
      maw={460}
      spellCheck={false}
      autoComplete="off"
      readOnly={fixed}
      value={text}
      error={text !== "" && !isFederationName(text) ? t("account.nameBad") : undefined}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
