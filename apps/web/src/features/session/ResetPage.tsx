import { Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { sessionQuery } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { EmailField, FieldsForm, NewPasswordField } from "./fields.tsx";
import { signIn } from "./signIn.ts";

/** Where the link for another password leads. Its token stands behind the #, so it is sent in a body alone. */
export function ResetPage() {
  const { t } = useTranslation();
  const token = useLocation({ select: ({ hash }) => hash });
  const link = useQuery({
    queryKey: ["reset", token],
    queryFn: () => api.people.showReset({ token }),
    enabled: token !== "",
    retry: false,
  });
  const { data } = link;
  return (
    <Stack maw={480} mx="auto" gap={0}>
      <StepHeading id="reset" title={t("session.reset")}>
        {token === "" && t("session.noLinkToken")}
        {data !== undefined && t("session.resetLead", { name: data.name, organization: data.organization })}
      </StepHeading>
      {link.isLoading && <Skeleton height={260} />}
      {link.error !== null && (
        <Stack gap="md">
          <FailureNote error={link.error} />
          <div>
            <ButtonLink to="/sign-in" variant="default">
              {t("session.signIn")}
            </ButtonLink>
          </div>
        </Stack>
      )}
      {data !== undefined && (
        <Stack gap="md">
          {data.liftSecondFactor && <Text c="dimmed">{t("session.resetLifts")}</Text>}
          <NewPassword token={token} email={data.email} />
        </Stack>
      )}
    </Stack>
  );
}

function NewPassword({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const choose = useMutation({
    mutationFn: async () => {
      await api.people.reset({ token, password });
      const outcome = await signIn(email, password);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await navigate({ to: outcome === "ok" ? "/" : "/sign-in" });
    },
  });
  return (
    <Panel>
      <FieldsForm
        submit={t("session.resetNow")}
        busy={choose.isPending}
        onSubmit={() => choose.mutate()}
        wide
      >
        {choose.error !== null && <FailureNote error={choose.error} />}
        <EmailField value={email} />
        <NewPasswordField label={t("session.newPassword")} value={password} onChange={setPassword} />
      </FieldsForm>
    </Panel>
  );
}
