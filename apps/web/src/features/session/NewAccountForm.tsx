import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { EmailField, FieldsForm, NameField, NewPasswordField } from "./fields.tsx";
import { signIn } from "./signIn.ts";

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

interface NewAccountFormProps {
  /** Decided by whoever invited; absent where the person says it. */
  email?: string;
  submit: string;
  /** Makes the account with the one-time link. */
  make: (account: NewAccount) => Promise<{ email: string }>;
}

/** A one-time link becomes an account, and the person is in. */
export function NewAccountForm({ email: decided, submit, make }: NewAccountFormProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [typed, setTyped] = useState("");
  const [password, setPassword] = useState("");
  const account = { name, email: decided ?? typed, password };
  const begin = useMutation({
    mutationFn: async () => {
      const made = await make(account);
      const outcome = await signIn(made.email, password);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await navigate({ to: outcome === "ok" ? "/" : "/sign-in" });
    },
  });
  return (
    <Panel>
      <FieldsForm submit={submit} busy={begin.isPending} onSubmit={() => begin.mutate()} wide>
        {begin.error !== null && <FailureNote error={begin.error} />}
        <NameField value={name} onChange={setName} />
        <EmailField value={account.email} {...(decided === undefined ? { onChange: setTyped } : {})} />
        <NewPasswordField label={t("session.password")} value={password} onChange={setPassword} />
      </FieldsForm>
    </Panel>
  );
}
