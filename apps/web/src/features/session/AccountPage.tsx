import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useSession } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { BrowsersPanel } from "./BrowsersPanel.tsx";
import { PasskeysPanel } from "./PasskeysPanel.tsx";
import { PasswordPanel } from "./PasswordPanel.tsx";
import { SecondFactorPanel } from "./SecondFactorPanel.tsx";

/** How the person signs in, and where they are signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const { user, role } = useSession();
  const credentials = useQuery(query.session.credentials.queryOptions());
  return (
    <div style={{ maxWidth: "50rem", margin: "0 auto" }}>
      <StepHeading id="account" title={t("session.mine")}>
        {user !== null &&
          role !== null &&
          t("session.mineLead", { email: user.email, role: t(`people.roles.${role}`) })}
      </StepHeading>
      <Stack gap="lg">
        {credentials.error !== null && (
          <FailureNote error={credentials.error} retry={() => void credentials.refetch()} />
        )}
        {credentials.isPending && <Skeleton height={180} />}
        {credentials.data !== undefined && (
          <>
            <PasskeysPanel passkeys={credentials.data.passkeys} />
            {credentials.data.password ? (
              <>
                <SecondFactorPanel on={credentials.data.secondFactor} />
                <PasswordPanel />
              </>
            ) : (
              <Panel title={t("session.password")} testId="password-panel">
                {t("session.noPassword")}
              </Panel>
            )}
          </>
        )}
        <BrowsersPanel />
      </Stack>
    </div>
  );
}
