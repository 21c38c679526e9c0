import { ActionIcon, SegmentedControl, TextInput } from "@mantine/core";
import type { RoleWorkspace, Workspace } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconTrash } from "../../parts/icons.ts";
import { Pill } from "../../parts/Pill.tsx";
import classes from "./groups.module.css";

interface WorkspaceRowProps {
  entry: RoleWorkspace;
  /** Absent where the account has no such workspace. */
  workspace: Workspace | undefined;
  loaded: boolean;
  defaultName: string;
  onChange: (entry: RoleWorkspace, how: "typed" | "chosen") => void;
  onRemove: () => void;
}

/** One workspace of a role: the right in it, and the name the member list will show. */
export function WorkspaceRow(props: WorkspaceRowProps) {
  const { entry, workspace, loaded, defaultName, onChange, onRemove } = props;
  const { t } = useTranslation();
  const name = workspace?.name ?? entry.workspace;
  const [shown, setShown] = useState(entry.displayName ?? "");
  const show = (next: string) => {
    setShown(next);
    // An empty field means the role's own name, which the document says by leaving the field out.
    const { displayName: _, ...rest } = entry;
    onChange(next.trim() === "" ? rest : { ...rest, displayName: next.trim() }, "typed");
  };
  return (
    <div className={classes.workspace} data-testid={`workspace-${entry.workspace}`}>
      <div className={classes.workspaceHead}>
        <div>
          <strong>{name}</strong>
          <div className={classes.note}>
            {workspace === undefined ? null : `${workspace.region} · `}
            <code>{entry.workspace}</code>
          </div>
          {loaded && workspace === undefined && <Pill tone="bad">{t("groups.unknownWorkspace")}</Pill>}
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("groups.removeWorkspace", { workspace: name })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.workspaceFields}>
        <div>
          <SegmentedControl
            aria-label={t("groups.as", { workspace: name })}
            value={entry.role}
            onChange={(role) => onChange({ ...entry, role }, "chosen")}
            data={[
              { value: "Visitor", label: t("groups.visitor") },
              { value: "Admin", label: t("groups.admin") },
            ]}
          />
          <div className={classes.note} style={{ marginTop: "0.375rem" }}>
            {t(entry.role === "Admin" ? "groups.adminText" : "groups.visitorText")}
          </div>
        </div>
        <TextInput
          label={t("groups.displayName")}
          size="sm"
          maxLength={64}
          placeholder={defaultName}
          value={shown}
          onChange={(event) => show(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
