import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api } from "../app/api.ts";
import { useDraft } from "../app/draft.tsx";
import { DiagnosticList } from "./DiagnosticList.tsx";
import { Panel } from "./Panel.tsx";

/** Appears only where the last change did not reach the server, and offers every way on. */
export function DraftAlert() {
  const { t } = useTranslation();
  const { id, save, store } = useDraft();
  if (save.kind !== "failed") return null;
  const { failure } = save;
  const conflict = failure.kind === "conflict";
  const theirs = async () => store.adopt(await api.federations.get({ id }), "discard-mine");
  const mine = async () => store.overwrite(await api.federations.get({ id }));
  return (
    <div role="alert" style={{ marginBottom: "2rem" }} data-testid={conflict ? "conflict" : "save-failed"}>
      <Panel title={conflict ? t("common.conflict.title") : t("common.saveProblem.title")}>
        <Stack gap="md">
          {conflict && <Text>{t("common.conflict.text")}</Text>}
          {failure.kind === "offline" && <Text>{t("common.saveProblem.offline")}</Text>}
          {failure.kind === "broken" && <Text>{t("common.error.broken", { message: failure.message })}</Text>}
          {failure.kind === "refused" && <DiagnosticList diagnostics={failure.diagnostics} />}
          <Group gap="sm">
            {conflict ? (
              <>
                <Button size="sm" onClick={() => void theirs()}>
                  {t("common.conflict.theirs")}
                </Button>
                <Button size="sm" variant="default" onClick={() => void mine()}>
                  {t("common.conflict.mine")}
                </Button>
              </>
            ) : (
              <Button size="sm" onClick={() => void store.flush()}>
                {t("common.saveProblem.again")}
              </Button>
            )}
          </Group>
        </Stack>
      </Panel>
    </div>
  );
}
