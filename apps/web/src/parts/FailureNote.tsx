import { Button, Stack, Text } from "@mantine/core";
import type { Diagnostic } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { type Failure, failureOf } from "../app/failure.ts";
import { DiagnosticList } from "./DiagnosticList.tsx";
import { Panel } from "./Panel.tsx";

/** What went wrong with a call, in the words its kind deserves, and the way on. */
export function FailureNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const failure = failureOf(error);
  const diagnostics = findingsOf(failure);
  return (
    <Stack gap="sm" role="alert">
      {diagnostics.length > 0 ? (
        <DiagnosticList diagnostics={diagnostics} />
      ) : (
        <Panel title={failure.kind === "offline" ? t("common.error.offlineTitle") : t("common.error.title")}>
          <Text c="dimmed">
            {failure.kind === "offline" && t("common.error.offline")}
            {failure.kind === "not-found" && t("common.error.notFound")}
            {failure.kind === "broken" && t("common.error.broken", { message: failure.message })}
          </Text>
        </Panel>
      )}
      {retry !== undefined && (
        <div>
          <Button variant="default" size="sm" onClick={retry}>
            {t("common.tryAgain")}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function findingsOf(failure: Failure): Diagnostic[] {
  return "diagnostics" in failure ? failure.diagnostics : [];
}
