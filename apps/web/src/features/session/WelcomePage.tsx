import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { sessionQuery, signIn, useSession } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";

/** The first page of a fresh service: the one-time link becomes the owner's account. */
export function WelcomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const { token } = useSearch({ from: "/welcome" });
  if (session.ownerExists) {
    return (
      <Stack maw={560} mx="auto" gap={0}>
        <StepHeading id="claimed" title={t("session.claimed")}>
          {t("session.claimedLead")}
        </StepHeading>
        <div>
          <ButtonLink to="/sign-in">{t("session.signIn")}</ButtonLink>
        </div>
      </Stack>
    );
  }
  return (
    <Stack maw={480} mx="auto" gap={0}>
      <StepHeading id="welcome" title={t("session.welcome")}>
        {token === undefined ? t("session.noToken") : t("session.welcomeLead")}
      </StepHeading>
      {token !== undefined && <ClaimForm token={token} />}
    </Stack>
  );
}

function ClaimForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const claim = useMutation({
    mutationFn: async () => {
      const owner = await api.session.claimOwner({ token, name, email, password });
      const outcome = await signIn(owner.email, password);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await navigate({ to: outcome === "ok" ? "/" : "/sign-in" });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    claim.mutate();
  };
  const short = password.length > 0 && password.length < 12;
  return (
    <Panel>
      <form onSubmit={submit}>
        <Stack gap="md">
          {claim.error !== null && <FailureNote error={claim.error} />}
          <TextInput
            label={t("session.name")}
            autoComplete="name"
            required
            withAsterisk={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
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
            description={
              short ? t("session.passwordShort", { count: password.length }) : t("session.passwordHint")
            }
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={12}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={claim.isPending} mt="xs">
            {t("session.claim")}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
