import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSession } from "../../app/session.ts";
import { IconBuilding } from "../../parts/icons.ts";

interface CompanyButtonProps {
  /** Of the organisation's own link. */
  organization: string | undefined;
  to: string | undefined;
}

/** The way in by the company's own IdP; which company is never guessed from an e-mail. */
export function CompanyButton({ organization, to }: CompanyButtonProps) {
  const { t } = useTranslation();
  const { companySignIn } = useSession();
  if (companySignIn === "none") return null;
  if (companySignIn === "several" && organization === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {t("session.companyLink")}
      </Text>
    );
  }
  const query = new URLSearchParams({
    ...(organization === undefined ? {} : { organization }),
    ...(to === undefined ? {} : { to }),
  });
  return (
    <Button
      component="a"
      href={`/saml/sign-in?${query}`}
      variant="default"
      leftSection={<IconBuilding size={17} aria-hidden />}
    >
      {t("session.byCompany")}
    </Button>
  );
}
