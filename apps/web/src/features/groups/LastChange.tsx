import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { UndoableChange } from "./useRoles.ts";

/** What was just done to many roles, with the way back. */
export function LastChange({ last }: { last: UndoableChange | undefined }) {
  const { t } = useTranslation();
  return (
    <div role="status" data-testid="last-change" hidden={last === undefined}>
      {last !== undefined && (
        <Group gap="sm">
          <Text size="sm">{last.words}</Text>
          <Button variant="subtle" size="compact-sm" onClick={last.undo}>
            {t("groups.undo")}
          </Button>
        </Group>
      )}
    </div>
  );
}
