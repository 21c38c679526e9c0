import { Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";

/** Reads the account once more and says whether it is as planned. */
export function VerifyButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const verify = useMutation({ mutationFn: () => api.runs.verify({ id }) });
  return (
    <Stack gap="sm">
      <div>
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t("run.verify")}
        </Button>
      </div>
      {verify.error !== null && <FailureNote error={verify.error} />}
      {verify.data?.ok && (
        <Text role="status" data-testid="verified">
          {t("run.verified", { count: verify.data.checked })}
        </Text>
      )}
      {verify.data !== undefined && <DiagnosticList diagnostics={verify.data.diagnostics} />}
    </Stack>
  );
}
