import { Text } from "@mantine/core";
import type { CloudAccount, ReachedAccount, SiteId } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { ChoiceCards } from "../../parts/ChoiceCards.tsx";

interface WhichAccountProps {
  value: CloudAccount;
  /** The accounts this service works with. */
  accounts: readonly ReachedAccount[];
  onChange: (account: Partial<CloudAccount>) => void;
}

/** One account of several with its site; the site alone where the service knows a single account. */
export function WhichAccount({ value, accounts, onChange }: WhichAccountProps) {
  const { t } = useTranslation();
  if (accounts.length > 1) {
    return (
      <ChoiceCards
        legend={t("account.which")}
        value={`${value.site} ${value.accountId}`}
        onChange={(next) => {
          const chosen = accounts.find(({ site, accountId }) => next === `${site} ${accountId}`);
          if (chosen !== undefined) onChange({ site: chosen.site, accountId: chosen.accountId });
        }}
        choices={accounts.map(({ site, accountId, key }) => ({
          value: `${site} ${accountId}`,
          title: accountId,
          text: t("account.whichText", { site: t(`sites.${site}.name`), key: t(`account.key.${key}`) }),
        }))}
      />
    );
  }
  return (
    <>
      <ChoiceCards
        legend={t("account.site")}
        value={value.site}
        onChange={(site: SiteId) => onChange({ site })}
        choices={(["international", "china"] as const).map((id) => ({
          value: id,
          title: t(`sites.${id}.name`),
          text: t(`sites.${id}.text`),
        }))}
      />
      <Text size="sm" c="dimmed" mt="calc(-1 * var(--mantine-spacing-lg))">
        {t("account.siteNote")}
      </Text>
    </>
  );
}
