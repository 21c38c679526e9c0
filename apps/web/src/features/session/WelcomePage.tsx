import { Stack } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useSession } from "../../app/session.ts";
import { ButtonLink } from "../../parts/links.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { NewAccountForm } from "./NewAccountForm.tsx";

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
      {token !== undefined && (
        <NewAccountForm
          submit={t("session.claim")}
          make={(account) => api.session.claimOwner({ token, ...account })}
        />
      )}
    </Stack>
  );
}
