import { Anchor, Stack, Text } from "@mantine/core";
import type { CompanySignIn } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useSession } from "../../app/session.ts";
import { CopyValue } from "../../parts/CopyValue.tsx";

/** What the IdP's admin enters for this service, and the organisation's own way in where there are several. */
export function CompanyServiceProvider({ saved }: { saved: CompanySignIn }) {
  const { t } = useTranslation();
  const { companySignIn } = useSession();
  const { entityId, acsUrl, metadataUrl } = saved.serviceProvider;
  const values = [
    [t("people.company.entityId"), entityId],
    [t("people.company.acs"), acsUrl],
    ...(saved.enabled && companySignIn === "several"
      ? ([[t("people.company.link"), saved.signInUrl]] as const)
      : []),
  ] as const;
  return (
    <Stack gap="sm">
      <Text fw={600}>{t("people.company.register")}</Text>
      {values.map(([label, value]) => (
        <div key={label}>
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          <CopyValue value={value} label={label} />
        </div>
      ))}
      <Anchor href={metadataUrl} download="modelstudio-sso-sign-in.xml" size="sm">
        {t("people.company.download")}
      </Anchor>
    </Stack>
  );
}
