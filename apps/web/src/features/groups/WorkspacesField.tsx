import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import type { Diagnostic, RoleWorkspace, Workspace } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { memo, type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useWorkspaces } from "../../app/useWorkspaces.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Term } from "../../parts/Term.tsx";
import classes from "./groups.module.css";
import { WorkspaceRow } from "./WorkspaceRow.tsx";

interface WorkspacesFieldProps {
  workspaces: RoleWorkspace[];
  defaultName: string;
  findings: Diagnostic[];
  onChange: (workspaces: RoleWorkspace[], how: "typed" | "chosen") => void;
}

/** The workspaces a role opens. Choosing writes the document only; a person grants the membership later. */
export const WorkspacesField = memo(function WorkspacesField(props: WorkspacesFieldProps) {
  const { workspaces, defaultName, findings, onChange } = props;
  const { t } = useTranslation();
  const list = useWorkspaces();
  const known = list.data?.workspaces ?? [];
  const left = known.filter(({ id }) => !workspaces.some((entry) => entry.workspace === id));
  const add = (workspace: string) => onChange([...workspaces, { workspace, role: "Visitor" }], "chosen");
  return (
    <div className={classes.field}>
      <span className={classes.label}>{t("groups.workspaces")}</span>
      <span className={classes.note}>
        {t("groups.workspacesNote")} <Term id="membership" />
      </span>
      {list.error !== null && <FailureNote error={list.error} retry={() => void list.refetch()} />}
      {workspaces.length === 0 && <span className={classes.note}>{t("groups.noWorkspaces")}</span>}
      <ul className={classes.workspaces}>
        {workspaces.map((entry, index) => (
          <li key={entry.workspace}>
            <WorkspaceRow
              entry={entry}
              workspace={known.find(({ id }) => id === entry.workspace)}
              loaded={list.data !== undefined}
              defaultName={defaultName}
              onChange={(next, how) =>
                onChange(
                  workspaces.map((old, at) => (at === index ? next : old)),
                  how,
                )
              }
              onRemove={() =>
                onChange(
                  workspaces.filter((_, at) => at !== index),
                  "chosen",
                )
              }
            />
          </li>
        ))}
      </ul>
      <AddWorkspace left={left} onAdd={add} />
      <DiagnosticList diagnostics={findings} />
    </div>
  );
});

function AddWorkspace({ left, onAdd }: { left: Workspace[]; onAdd: (id: string) => void }) {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {left.length > 0 && (
          <NativeSelect
            aria-label={t("groups.addWorkspace")}
            flex="1 1 16rem"
            value=""
            data={[
              { value: "", label: t("groups.pickWorkspace") },
              ...left.map(({ id, name, region }) => ({ value: id, label: `${name} · ${region}` })),
            ]}
            onChange={(event) => event.currentTarget.value !== "" && onAdd(event.currentTarget.value)}
          />
        )}
        <Button variant="subtle" onClick={() => setCreating(!creating)} aria-expanded={creating}>
          {t("groups.createWorkspace")}
        </Button>
      </Group>
      {creating && (
        <CreateWorkspace
          onCreated={(id) => {
            setCreating(false);
            onAdd(id);
          }}
        />
      )}
    </Stack>
  );
}

function CreateWorkspace({ onCreated }: { onCreated: (id: string) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { site, accountId } = useDraft().document;
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () => api.account.createWorkspace({ site, accountId, name: name.trim() }),
    onSuccess: async (workspace) => {
      await client.invalidateQueries({ queryKey: query.account.workspaces.key() });
      onCreated(workspace.id);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.workspace}>
      <TextInput
        label={t("groups.createName")}
        description={t("groups.createNote")}
        maxLength={64}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {create.error !== null && <FailureNote error={create.error} />}
      <div>
        <Button type="submit" disabled={name.trim() === ""} loading={create.isPending}>
          {t("groups.createYes")}
        </Button>
      </div>
    </form>
  );
}
