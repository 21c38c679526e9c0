import { Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { safeTarget, sessionQuery, useSession } from "../../app/session.ts";
import { Code } from "../../parts/Code.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { CodeForm } from "./CodeForm.tsx";
import { CompanyButton } from "./CompanyButton.tsx";
import { CompanyRefusal } from "./CompanyRefusal.tsx";
import { EmailField, FieldsForm, PasswordField, Problem } from "./fields.tsx";
import { PasskeyButton } from "./PasskeyButton.tsx";
import { signIn } from "./signIn.ts";

/** Signing in; or, on a fresh service, where to find the link that makes the first account. */
export function SignInPage() {
  const { t } = useTranslation();
  const session = useSession();
  if (session.ownerExists) return <SignIn />;
  return (
    <Stack maw={560} mx="auto" gap={0}>
      <StepHeading id="unclaimed" title={t("session.unclaimed")}>
        {t("session.unclaimedLead")}
      </StepHeading>
      <Code text={`${session.publicUrl}/welcome?token=…`} label={t("session.unclaimed")} />
      <Text c="dimmed" size="sm" mt="md">
        {t("session.unclaimedHint")}
      </Text>
    </Stack>
  );
}

function SignIn() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const { to, organization, refused, reference } = useSearch({ from: "/sign-in" });
  const [waiting, setWaiting] = useState(false);
  const enter = async () => {
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    const target = safeTarget(to);
    // A login test is started by the server, not by a page of ours.
    if (target.startsWith("/saml/")) window.location.assign(target);
    else router.history.push(target);
  };
  return (
    <Stack maw={440} mx="auto" gap={0}>
      <StepHeading id="sign-in" title={t(waiting ? "session.code" : "session.signIn")} key={String(waiting)}>
        {t(waiting ? "session.codeLead" : "session.signInLead")}
      </StepHeading>
      {refused !== undefined && !waiting && (
        <Stack mb="lg">
          <CompanyRefusal code={refused} reference={reference} />
        </Stack>
      )}
      <Panel>
        {waiting ? (
          <CodeForm onDone={enter} onOver={() => setWaiting(false)} />
        ) : (
          <PasswordForm onDone={enter} onCode={() => setWaiting(true)}>
            <CompanyButton organization={organization} to={to} />
          </PasswordForm>
        )}
      </Panel>
    </Stack>
  );
}

interface PasswordFormProps {
  onDone: () => Promise<void>;
  onCode: () => void;
  /** A further way in. */
  children: ReactNode;
}

function PasswordForm({ onDone, onCode, children }: PasswordFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const outcome = await signIn(email, password).catch(() => "offline" as const);
    setBusy(false);
    if (outcome === "ok") return onDone();
    if (outcome === "second-factor") return onCode();
    const words = {
      wrong: "session.wrong",
      "slow-down": "session.slowDown",
      "company-only": "session.companyOnly",
      offline: "session.offline",
    } as const;
    setProblem(t(words[outcome]));
  };
  return (
    <Stack gap="md">
      <FieldsForm submit={t("session.signIn")} busy={busy} onSubmit={() => void submit()} wide>
        <Problem text={problem} />
        <EmailField value={email} onChange={setEmail} />
        <PasswordField value={password} onChange={setPassword} />
      </FieldsForm>
      <PasskeyButton onDone={onDone} />
      {children}
      <Text size="sm" c="dimmed">
        {t("session.forgotten")}
      </Text>
    </Stack>
  );
}
