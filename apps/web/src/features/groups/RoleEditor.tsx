import { Button, Group, Stack, Text } from "@mantine/core";
import type { Diagnostic, FederationRole, PolicyName, RoleWorkspace } from "@modelstudio-sso/contracts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { useMay } from "../../app/session.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { findingsAt, findingsElsewhere } from "../../parts/findings.ts";
import { LookOnly } from "../../parts/LookOnly.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { GroupsField } from "./GroupsField.tsx";
import classes from "./groups.module.css";
import { PoliciesField } from "./PoliciesField.tsx";
import { RoleNameField } from "./RoleNameField.tsx";
import { withRoleName } from "./roleReview.ts";
import { SessionField } from "./SessionField.tsx";
import { UsersField } from "./UsersField.tsx";
import type { RoleEdits } from "./useRoles.ts";
import { useSteady } from "./useSteady.ts";
import { WorkspacesField } from "./WorkspacesField.tsx";

interface RoleEditorProps {
  index: number;
  role: FederationRole;
  findings: Diagnostic[];
  edits: RoleEdits;
  onFold: () => void;
}

/** All of one role. Its fields are drawn again only when something of theirs changed. */
export function RoleEditor({ index, role, findings, edits, onFold }: RoleEditorProps) {
  const { document } = useDraft();
  const { loginPath } = document;
  const mayEdit = useMay("operate");
  const found = useMemo(() => findingsByField(findings, index, role.name), [findings, index, role.name]);
  const others = useSteady(() => document.roles.filter((_, other) => other !== index));
  const otherNames = useSteady(() => others().map((other) => other.name));
  const set = useSteady((part: Partial<FederationRole>) => edits.patch(index, part));
  const setName = useSteady((name: string) => edits.patch(index, { name }, "typed"));
  const setGroups = useSteady((groups: string[]) => set({ groups }));
  const setWorkspaces = useSteady((workspaces: RoleWorkspace[], how: "typed" | "chosen") =>
    edits.patch(index, { workspaces }, how),
  );
  const setPolicies = useSteady((policies: PolicyName[]) => set({ policies }));
  const setSession = useSteady((maxSessionDurationSeconds: number) => set({ maxSessionDurationSeconds }));
  const remove = () => {
    onFold();
    edits.remove(index);
  };
  return (
    <Panel testId={`role-${role.name}`}>
      <Stack gap="xl">
        <DiagnosticList diagnostics={found.rest} />
        <LookOnly when={!mayEdit}>
          <RoleNameField name={role.name} others={otherNames} findings={found.name} onChange={setName} />
          {loginPath.kind === "idp" ? (
            <GroupsField groups={role.groups} others={others} findings={found.groups} onChange={setGroups} />
          ) : (
            <UsersField role={role} path={loginPath} findings={found.users} onChange={set} />
          )}
          <WorkspacesField
            workspaces={role.workspaces}
            defaultName={role.name}
            findings={found.workspaces}
            onChange={setWorkspaces}
          />
          <PoliciesField policies={role.policies} findings={found.policies} onChange={setPolicies} />
          <div className={classes.field}>
            <SessionField seconds={role.maxSessionDurationSeconds} onChange={setSession} />
          </div>
        </LookOnly>
        <Foot name={role.name} onRemove={mayEdit ? remove : undefined} onFold={onFold} />
      </Stack>
    </Panel>
  );
}

/** Said in plain words at the empty field already; a card on a role that was just added would only scold. */
const saidAtTheField = ["federation.role.no-groups", "federation.role.no-workspace"];
const fields = ["name", "groups", "users", "workspaces", "policies"] as const;
const nothing: Diagnostic[] = [];

/** Findings stand at the field they are about; the rest of the role's findings come first. */
function findingsByField(
  findings: Diagnostic[],
  index: number,
  name: string,
): Record<(typeof fields)[number] | "rest", Diagnostic[]> {
  const path = (field: string) => `roles[${index}].${field}`;
  const named = (found: Diagnostic[]) =>
    found.length === 0 ? nothing : found.map((finding) => withRoleName(finding, name));
  const at = (field: string) =>
    named(findingsAt(findings, path(field)).filter(({ code }) => !saidAtTheField.includes(code)));
  return {
    name: at("name"),
    groups: at("groups"),
    users: at("users"),
    workspaces: at("workspaces"),
    policies: at("policies"),
    rest: named(findingsElsewhere(findingsAt(findings, `roles[${index}]`), fields.map(path))),
  };
}

interface FootProps {
  name: string;
  /** Absent where the role may not be changed. */
  onRemove: (() => void) | undefined;
  onFold: () => void;
}

function Foot({ name, onRemove, onFold }: FootProps) {
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
        {onRemove !== undefined && (
          <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
            {t("groups.removeRole")}
          </Button>
        )}
      </Group>
    </div>
  );
}
