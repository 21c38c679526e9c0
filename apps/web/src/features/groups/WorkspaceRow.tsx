import { ActionIcon, SegmentedControl, TextInput } from "@mantine/core";
import type { RoleWorkspace, Workspace, WorkspaceRole } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { IconTrash } from "../../parts/icons.ts";
import { Pill } from "../../parts/Pill.tsx";
import classes from "./groups.module.css";
import { useRestedText } from "./useRestedText.ts";

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
  const shown = useRestedText(entry.displayName ?? "", (next) => {
    // An empty field means the role's own name, which the document says by leaving the field out.
    const { displayName: _, ...rest } = entry;
    onChange(next.trim() === "" ? rest : { ...rest, displayName: next.trim() }, "typed");
  });
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
        <RightChoice
          name={name}
          right={entry.role}
          onChange={(role) => onChange({ ...entry, role }, "chosen")}
        />
        <TextInput
          label={t("groups.displayName")}
          size="sm"
          maxLength={64}
          placeholder={defaultName}
          value={shown.text}
          onChange={(event) => shown.type(event.currentTarget.value)}
          onBlur={shown.settle}
        />
      </div>
    </div>
  );
}

interface RightChoiceProps {
  name: string;
  right: WorkspaceRole;
  onChange: (right: WorkspaceRole) => void;
}

function RightChoice({ name, right, onChange }: RightChoiceProps) {
  const { t } = useTranslation();
  return (
    <div>
      <SegmentedControl
        aria-label={t("groups.as", { workspace: name })}
        value={right}
        onChange={onChange}
        data={[
          { value: "Visitor", label: t("groups.visitor") },
          { value: "Admin", label: t("groups.admin") },
        ]}
      />
      <div className={classes.note} style={{ marginTop: "0.375rem" }}>
        {t(right === "Admin" ? "groups.adminText" : "groups.visitorText")}
      </div>
    </div>
  );
}
