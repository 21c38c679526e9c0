import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { FieldsForm, NewPasswordField, PasswordField } from "./fields.tsx";

/** Another password. Every other browser is signed out with it. */
export function PasswordPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: () => api.session.changePassword({ current, next }),
    onSuccess: async () => {
      setCurrent("");
      setNext("");
      await client.invalidateQueries({ queryKey: query.session.list.key() });
    },
  });
  return (
    <Panel title={t("session.password")} testId="password-panel">
      <FieldsForm
        submit={t("session.changePassword")}
        busy={change.isPending}
        onSubmit={() => change.mutate()}
      >
        {change.error !== null && <FailureNote error={change.error} />}
        <PasswordField label={t("session.currentPassword")} value={current} onChange={setCurrent} />
        <NewPasswordField label={t("session.newPassword")} value={next} onChange={setNext} />
        <Text size="sm" c="dimmed" role="status">
          {t(change.isSuccess ? "session.passwordChanged" : "session.passwordEndsOthers")}
        </Text>
      </FieldsForm>
    </Panel>
  );
}
