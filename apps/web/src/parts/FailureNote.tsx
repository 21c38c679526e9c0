import { Button, Stack, Text } from "@mantine/core";
import type { Diagnostic } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { type Failure, failureOf } from "../app/failure.ts";
import { DiagnosticList } from "./DiagnosticList.tsx";
import { Panel } from "./Panel.tsx";

const titles = {
  offline: "common.error.offlineTitle",
  "too-large": "common.error.tooLargeTitle",
  "signed-out": "common.error.title",
  conflict: "common.error.title",
  "not-found": "common.error.notFoundTitle",
  refused: "common.error.title",
  broken: "common.error.title",
} as const;

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
        <Panel title={t(titles[failure.kind])}>
          <Text c="dimmed">
            {failure.kind === "offline" && t("common.error.offline")}
            {failure.kind === "not-found" && t("common.error.notFound")}
            {failure.kind === "too-large" && t("common.error.tooLarge")}
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
