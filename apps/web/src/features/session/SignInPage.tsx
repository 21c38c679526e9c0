import { Alert, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery, signIn, useSession } from "../../app/session.ts";
import { Code } from "../../parts/Code.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";

/** Signing in; or, on a fresh service, where to find the link that makes the first account. */
export function SignInPage() {
  const { t } = useTranslation();
  const session = useSession();
  if (session.ownerExists) return <SignInForm />;
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

function SignInForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const { to } = useSearch({ from: "/sign-in" });
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await signIn(email, password).catch(() => "offline" as const);
    setBusy(false);
    if (outcome === "wrong") return setProblem(t("session.wrong"));
    if (outcome === "slow-down") return setProblem(t("session.slowDown"));
    if (outcome === "offline") return setProblem(t("session.offline"));
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    // Only an address of this service is followed; anything else would make the sign-in an open redirect.
    const target = to?.startsWith("/") && !/^\/[/\\]/.test(to) ? to : "/";
    // A login test is started by the server, not by a page of ours.
    if (target.startsWith("/saml/")) window.location.assign(target);
    else router.history.push(target);
  };
  return (
    <Stack maw={440} mx="auto" gap={0}>
      <StepHeading id="sign-in" title={t("session.signIn")}>
        {t("session.signInLead")}
      </StepHeading>
      <Panel>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            {problem !== undefined && (
              <Alert color="red" variant="light" role="alert">
                {problem}
              </Alert>
            )}
            <TextInput
              label={t("session.email")}
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t("session.password")}
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy} mt="xs">
              {t("session.signIn")}
            </Button>
          </Stack>
        </form>
      </Panel>
    </Stack>
  );
}
