import { Button, Stack, Text } from "@mantine/core";
import type { FederationDocument } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useSession } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { IconArrowRight } from "../../parts/icons.ts";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { AccountForm, type AccountPart, isFederationName, newIdpPath } from "./AccountForm.tsx";

/** A set-up begins: what is chosen here becomes a draft on the server, and from then on everything is saved. */
export function NewFederation() {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [value, setValue] = useState<AccountPart>({
    name: "model-studio",
    site: session.cloud === "alibaba" && i18n.language === "zh-CN" ? "china" : "international",
    accountId: "",
    loginPath: newIdpPath("model-studio"),
  });
  const change = useCallback(
    (part: Partial<AccountPart>) =>
      setValue((current) => ({
        ...current,
        ...(part.site !== undefined && part.site !== current.site ? { accountId: "" } : {}),
        ...part,
      })),
    [],
  );
  const create = useMutation({
    mutationFn: () => api.federations.create({ document: documentOf(value) }),
    onSuccess: async ({ id, document }) => {
      await client.invalidateQueries({ queryKey: query.federations.list.key() });
      const next = document.loginPath.kind === "idp" ? "identity-provider" : "groups";
      await navigate({ to: `/federations/$id/${next}`, params: { id } });
    },
  });
  const ready = value.accountId !== "" && isFederationName(value.name);
  return (
    <div style={{ maxWidth: "50rem" }}>
      <StepHeading id="account" title={t("account.newTitle")}>
        {t("account.lead")}
      </StepHeading>
      <AccountForm value={value} onChange={change} nameFixed={false} />
      <Stack gap="sm" mt={40} align="flex-start">
        {create.error !== null && <FailureNote error={create.error} />}
        <Button
          size="lg"
          disabled={!ready}
          loading={create.isPending}
          onClick={() => create.mutate()}
          rightSection={<IconArrowRight size={18} aria-hidden />}
        >
          {t("account.create")}
        </Button>
        <Text size="sm" c="dimmed">
          {value.accountId === "" ? t("account.needsAccount") : t("account.createNote")}
        </Text>
      </Stack>
    </div>
  );
}

function documentOf(value: AccountPart): FederationDocument {
  const { loginPath, name } = value;
  return {
    apiVersion: "modelstudio-sso/v1",
    ...value,
    // The provider is named after the set-up until a person gives it a name of its own.
    loginPath: loginPath.kind === "idp" ? { ...loginPath, providerName: name } : loginPath,
    roles: [],
  };
}
