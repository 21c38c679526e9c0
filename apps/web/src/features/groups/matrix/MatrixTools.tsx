import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { IconSearch } from "../../../parts/icons.ts";
import type { RoleFilter } from "./filterRoles.ts";
import type { ShownWorkspace } from "./layout.ts";
import classes from "./matrix.module.css";

interface MatrixToolsProps {
  filter: RoleFilter;
  workspaces: readonly ShownWorkspace[];
  /** How many roles have findings, of all. */
  withFindings: number;
  shown: number;
  all: number;
  onChange: (filter: RoleFilter) => void;
}

/** Narrows the table down, and says how far. */
export const MatrixTools = memo(function MatrixTools(props: MatrixToolsProps) {
  const { filter, workspaces, withFindings, shown, all, onChange } = props;
  const { t } = useTranslation();
  const set = (part: Partial<RoleFilter>) => onChange({ ...filter, ...part });
  return (
    <search className={classes.tools} aria-label={t("groups.matrix.search")}>
      <TextInput
        type="search"
        size="sm"
        className={classes.search}
        aria-label={t("groups.matrix.search")}
        placeholder={t("groups.matrix.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <NativeSelect
        size="sm"
        aria-label={t("groups.matrix.workspace")}
        value={filter.workspace}
        data={[
          { value: "any", label: t("groups.matrix.anyWorkspace") },
          { value: "none", label: t("groups.matrix.noWorkspace") },
          ...workspaces.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => set({ workspace: event.currentTarget.value })}
      />
      <Checkbox
        size="sm"
        label={t("groups.matrix.onlyFindings", { count: withFindings })}
        checked={filter.onlyFindings}
        onChange={(event) => set({ onlyFindings: event.currentTarget.checked })}
      />
      <span className={classes.count} role="status" data-testid="matrix-count">
        {t("groups.matrix.shown", { shown, all })}
      </span>
    </search>
  );
});
