import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay } from "../../app/session.ts";
import { IconPlus } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";

/** The step before its first role: one inviting button, and the way for those who bring a list. */
export function NoRoles({ onAdd, onImport }: { onAdd: () => void; onImport: () => void }) {
  const { t } = useTranslation();
  const mayEdit = useMay("operate");
  return (
    <Panel title={t("groups.none")}>
      <Text c="dimmed">{t("groups.noneText")}</Text>
      {mayEdit && (
        <Group gap="sm" mt="md">
          <Button onClick={onAdd} leftSection={<IconPlus size={17} aria-hidden />}>
            {t("groups.add")}
          </Button>
          <Button variant="subtle" onClick={onImport}>
            {t("groups.csv.open")}
          </Button>
        </Group>
      )}
    </Panel>
  );
}
