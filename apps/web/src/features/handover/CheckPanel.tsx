import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";

/** A response of the real application, judged as a captured test is; nothing goes to the cloud. */
export function CheckPanel({ token }: { token: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const check = useMutation({
    mutationFn: () => api.handover.checkResponse({ token, response: text.trim() }),
    onSuccess: () => setText(""),
  });
  const report = check.data?.report ?? null;
  return (
    <Panel title={t("handover.check.title")} testId="handover-check">
      <Stack gap="md">
        <Text c="dimmed">{t("handover.check.lead")}</Text>
        <Textarea
          label={t("handover.check.field")}
          value={text}
          rows={5}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button disabled={text.trim() === ""} loading={check.isPending} onClick={() => check.mutate()}>
            {t("handover.check.run")}
          </Button>
        </div>
        {check.error !== null && <FailureNote error={check.error} />}
        {report !== null && (
          <Stack gap="xs" role="status">
            <Text fw={600}>{t(report.passed ? "handover.check.passed" : "handover.check.failed")}</Text>
            <DiagnosticList diagnostics={report.checks.flatMap((entry) => entry.diagnostics)} />
          </Stack>
        )}
      </Stack>
    </Panel>
  );
}
