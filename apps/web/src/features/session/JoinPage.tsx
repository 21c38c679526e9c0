import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { NewAccountForm } from "./NewAccountForm.tsx";

/** Where an invitation's link leads. Its token stands behind the #, so it is sent to the server in a body alone. */
export function JoinPage() {
  const { t } = useTranslation();
  const token = useLocation({ select: ({ hash }) => hash });
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => api.people.showInvitation({ token }),
    enabled: token !== "",
    retry: false,
  });
  const { data } = invitation;
  return (
    <Stack maw={480} mx="auto" gap={0}>
      <StepHeading id="join" title={t("session.join")}>
        {token === "" && t("session.noToken")}
        {data !== undefined &&
          t("session.joinLead", {
            organization: data.organization,
            by: data.invitedBy,
            role: t(`people.roles.${data.role}`),
          })}
      </StepHeading>
      {invitation.isLoading && <Skeleton height={320} />}
      {invitation.error !== null && (
        <Stack gap="md">
          <FailureNote error={invitation.error} />
          <div>
            <ButtonLink to="/sign-in" variant="default">
              {t("session.signIn")}
            </ButtonLink>
          </div>
        </Stack>
      )}
      {data !== undefined && (
        <Stack gap="md">
          <Text c="dimmed">{t(`people.may.${data.role}`)}</Text>
          <NewAccountForm
            email={data.email}
            submit={t("session.joinNow")}
            make={({ name, password }) => api.people.join({ token, name, password })}
          />
        </Stack>
      )}
    </Stack>
  );
}
