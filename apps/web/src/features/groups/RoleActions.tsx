import { Button, Group } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../app/session.ts";
import { IconPlus } from "../../parts/icons.ts";
import type { RolesView } from "./useView.ts";

interface RoleActionsProps {
  shown: RolesView;
  onAdd: () => void;
  onImport: () => void;
  onExport: () => void;
  /** Absent where there is no choice between cards and a table. */
  onShow: ((view: RolesView) => void) | undefined;
}

/** What can be done with the roles as a whole. Adding one comes first; files and views stay quiet, and stay for all. */
export const RoleActions = memo(function RoleActions(props: RoleActionsProps) {
  const { shown, onAdd, onImport, onExport, onShow } = props;
  const { t } = useTranslation();
  const mayEdit = useMay("operate");
  return (
    <Group gap="xs">
      {mayEdit && (
        <>
          <Button variant="default" onClick={onAdd} leftSection={<IconPlus size={17} aria-hidden />}>
            {t("groups.addAnother")}
          </Button>
          <Button variant="subtle" px="sm" onClick={onImport}>
            {t("groups.csv.open")}
          </Button>
        </>
      )}
      <Button variant={mayEdit ? "subtle" : "default"} px="sm" onClick={onExport}>
        {t("groups.csv.save")}
      </Button>
      {onShow !== undefined && (
        <Button
          variant="subtle"
          color="gray"
          px="sm"
          onClick={() => onShow(shown === "table" ? "cards" : "table")}
        >
          {t(shown === "table" ? "groups.asCards" : "groups.asTable")}
        </Button>
      )}
    </Group>
  );
});
