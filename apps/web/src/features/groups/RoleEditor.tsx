import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import type { Diagnostic, FederationRole } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { findingsAt, findingsElsewhere } from "../../parts/findings.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useDuration } from "../../parts/useDuration.ts";
import { GroupsField } from "./GroupsField.tsx";
import classes from "./groups.module.css";
import { PoliciesField } from "./PoliciesField.tsx";
import { RoleNameField } from "./RoleNameField.tsx";
import { UsersField } from "./UsersField.tsx";
import { WorkspacesField } from "./WorkspacesField.tsx";

interface RoleEditorProps {
  index: number;
  role: FederationRole;
  findings: Diagnostic[];
  onChange: (role: FederationRole, how: "typed" | "chosen") => void;
  onRemove: () => void;
  onFold: () => void;
}

/** Said in plain words at the empty field already; a card on a role that was just added would only scold. */
const saidAtTheField = ["federation.role.no-groups", "federation.role.no-workspace"];
const fields = ["name", "groups", "users", "workspaces", "policies"];

/** All of one role. Findings stand at the field they are about; the rest of the role's findings come first. */
export function RoleEditor({ index, role, findings, onChange, onRemove, onFold }: RoleEditorProps) {
  const { document } = useDraft();
  const path = `roles[${index}]`;
  const at = (field: string) =>
    findingsAt(findings, `${path}.${field}`).filter(({ code }) => !saidAtTheField.includes(code));
  const rest = findingsElsewhere(
    findingsAt(findings, path),
    fields.map((field) => `${path}.${field}`),
  );
  const set = (part: Partial<FederationRole>, how: "typed" | "chosen" = "chosen") =>
    onChange({ ...role, ...part }, how);
  const others = document.roles.filter((_, other) => other !== index).map((other) => other.name);
  return (
    <Panel testId={`role-${role.name}`}>
      <Stack gap="xl">
        <DiagnosticList diagnostics={rest} />
        <RoleNameField
          name={role.name}
          others={others}
          findings={at("name")}
          onChange={(name) => set({ name }, "typed")}
        />
        {document.loginPath.kind === "idp" ? (
          <GroupsField groups={role.groups} findings={at("groups")} onChange={(groups) => set({ groups })} />
        ) : (
          <UsersField role={role} path={document.loginPath} findings={at("users")} onChange={set} />
        )}
        <WorkspacesField
          workspaces={role.workspaces}
          defaultName={role.name}
          findings={at("workspaces")}
          onChange={(workspaces, how) => set({ workspaces }, how)}
        />
        <PoliciesField
          policies={role.policies}
          findings={at("policies")}
          onChange={(policies) => set({ policies })}
        />
        <SessionField
          seconds={role.maxSessionDurationSeconds}
          onChange={(maxSessionDurationSeconds) => set({ maxSessionDurationSeconds })}
        />
        <Foot name={role.name} onRemove={onRemove} onFold={onFold} />
      </Stack>
    </Panel>
  );
}

const hours = [1, 2, 4, 8, 12];

function SessionField({ seconds, onChange }: { seconds: number; onChange: (seconds: number) => void }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const offered = [...new Set([...hours.map((hour) => hour * 3600), seconds])].sort((a, b) => a - b);
  return (
    <div className={classes.field}>
      <NativeSelect
        label={t("groups.session")}
        description={t("groups.sessionNote")}
        maw={360}
        value={String(seconds)}
        data={offered.map((value) => ({ value: String(value), label: duration(value) }))}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}

function Foot({ name, onRemove, onFold }: { name: string; onRemove: () => void; onFold: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (asking) {
    return (
      <div className={classes.field} role="alertdialog" aria-label={t("groups.removeRole")}>
        <Text>{t("groups.removeSure", { name })}</Text>
        <Group gap="sm">
          <Button color="red" onClick={onRemove}>
            {t("groups.removeYes")}
          </Button>
          <Button variant="default" onClick={() => setAsking(false)} autoFocus>
            {t("common.cancel")}
          </Button>
        </Group>
      </div>
    );
  }
  return (
    <div className={classes.field}>
      <Group justify="space-between">
        <Button variant="default" onClick={onFold}>
          {t("groups.fold")}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
          {t("groups.removeRole")}
        </Button>
      </Group>
    </div>
  );
}
