import { Text, TextInput } from "@mantine/core";
import { samlProviderArn, samlProviderNameRule } from "@modelstudio-sso/federation/rules";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { Panel } from "../../parts/Panel.tsx";

/** The provider's name in RAM. It is part of every value the IdP sends, so the consequence stands beside the field. */
export function ProviderName() {
  const { t } = useTranslation();
  const { document, store } = useDraft();
  const saved = document.loginPath.kind === "idp" ? document.loginPath.providerName : "";
  const [name, setName] = useState(saved);
  const good = samlProviderNameRule.pattern.test(name);
  const type = (next: string) => {
    setName(next);
    if (!samlProviderNameRule.pattern.test(next)) return;
    store.update(
      (current) =>
        current.loginPath.kind === "idp"
          ? { ...current, loginPath: { ...current.loginPath, providerName: next } }
          : current,
      "typed",
    );
  };
  return (
    <Panel>
      <TextInput
        label={t("idp.providerName")}
        description={t("idp.providerNote")}
        spellCheck={false}
        autoComplete="off"
        value={name}
        error={good ? undefined : t("idp.providerBad")}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {good && (
        <Text size="sm" c="dimmed" mt="xs" style={{ overflowWrap: "anywhere" }}>
          {t("idp.providerArn")} <code>{samlProviderArn(document.accountId, name)}</code>
        </Text>
      )}
    </Panel>
  );
}
