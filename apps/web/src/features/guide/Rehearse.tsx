import { Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";

/** In the sandbox nobody else is there to follow the guide. */
export function Rehearse({ id }: { id: string }) {
  const { t } = useTranslation();
  const configure = useMutation({ mutationFn: () => api.sandbox.configureIdp({ id }) });
  return (
    <Panel>
      <Stack gap="xs" align="flex-start">
        <Button onClick={() => configure.mutate()} loading={configure.isPending}>
          {t("guide.rehearse")}
        </Button>
        <Text size="sm" c="dimmed">
          {t("guide.rehearseNote")}
        </Text>
        <div role="status" data-testid="rehearsal-configured">
          {configure.data !== undefined && (
            <>
              <Pill tone="good">{t("guide.rehearsed")}</Pill>{" "}
              <a href={configure.data.tileUrl} target="_blank" rel="noreferrer">
                {t("guide.tile")}
              </a>
            </>
          )}
        </div>
        {configure.error !== null && <FailureNote error={configure.error} />}
      </Stack>
    </Panel>
  );
}
