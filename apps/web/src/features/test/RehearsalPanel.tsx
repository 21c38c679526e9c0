import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { PanelTitle } from "./PanelTitle.tsx";
import { Proofs } from "./Proofs.tsx";
import { promises } from "./proofIds.ts";

/** A login towards our own ACS. The browser leaves and comes back to this page with the test in its address. */
export function RehearsalPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const start = useMutation({
    mutationFn: () => api.loginTests.startRehearsal({ id }),
    onSuccess: ({ startUrl }) => window.location.assign(startUrl),
  });
  return (
    <Panel title={<PanelTitle number={1}>{t("test.rehearsal.title")}</PanelTitle>} testId="test-rehearsal">
      <Text>{t("test.rehearsal.text")}</Text>
      <Proofs {...promises.rehearsal} />
      {start.error !== null && <FailureNote error={start.error} />}
      <Group mt="lg" gap="md">
        <Button loading={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
          {t("test.rehearsal.start")}
        </Button>
        <Text size="sm" c="dimmed">
          {t("test.rehearsal.note")}
        </Text>
      </Group>
    </Panel>
  );
}
