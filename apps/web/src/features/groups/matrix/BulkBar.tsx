import { Button, NativeSelect } from "@mantine/core";
import type { FederationRole, PolicyName, WorkspaceRole } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PolicyChoice } from "../PoliciesField.tsx";
import { useSessionChoices } from "../useSessionChoices.ts";
import type { BulkEdit } from "./bulkEdit.ts";
import type { ShownWorkspace } from "./layout.ts";
import classes from "./matrix.module.css";

interface BulkBarProps {
  /** The roles the edit would go to. */
  roles: readonly FederationRole[];
  workspaces: readonly ShownWorkspace[];
  onApply: (edit: BulkEdit) => void;
  onClear: () => void;
}

type Kind = BulkEdit["kind"];
const kinds: readonly Kind[] = ["add-workspace", "remove-workspace", "policies", "session", "delete"];

/** One edit for all selected roles: what, with what, and then one button that says to how many. */
export function BulkBar({ roles, workspaces, onApply, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>("add-workspace");
  const form = { count: roles.length, workspaces, onApply };
  return (
    <section className={classes.bulk} aria-label={t("groups.bulk.label")} data-testid="bulk">
      <div className={classes.bulkLine}>
        <strong role="status">{t("groups.bulk.selected", { count: roles.length })}</strong>
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          {t("groups.bulk.clear")}
        </Button>
      </div>
      <div className={classes.bulkLine}>
        <NativeSelect
          size="sm"
          aria-label={t("groups.bulk.what")}
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`groups.bulk.kind.${value}`) }))}
          onChange={(event) => setKind(kinds.find((value) => value === event.currentTarget.value) ?? kind)}
        />
        {kind === "add-workspace" && <GiveRight {...form} />}
        {kind === "remove-workspace" && <TakeOut {...form} />}
        {kind === "session" && <SetSession {...form} />}
      </div>
      {kind === "policies" && <SetPolicies {...form} />}
      {kind === "delete" && <DeleteRoles roles={roles} onYes={() => onApply({ kind: "delete" })} />}
    </section>
  );
}

interface FormProps {
  count: number;
  workspaces: readonly ShownWorkspace[];
  onApply: (edit: BulkEdit) => void;
}

function Apply({ count, edit, onApply }: Pick<FormProps, "count" | "onApply"> & { edit: BulkEdit }) {
  const { t } = useTranslation();
  return (
    <div>
      <Button size="sm" onClick={() => onApply(edit)}>
        {t("groups.bulk.apply", { count })}
      </Button>
    </div>
  );
}

interface WorkspaceSelectProps {
  workspaces: readonly ShownWorkspace[];
  value: string;
  onChange: (workspace: string) => void;
}

function WorkspaceSelect({ workspaces, value, onChange }: WorkspaceSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="sm"
      aria-label={t("groups.matrix.workspace")}
      value={value}
      data={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The workspace that is chosen, or the first there is; none where the account has none and no role names one. */
function useChosenWorkspace(workspaces: readonly ShownWorkspace[]): [string, (id: string) => void] {
  const [wish, setWish] = useState<string>();
  return [wish ?? workspaces[0]?.id ?? "", setWish];
}

function GiveRight({ count, workspaces, onApply }: FormProps) {
  const { t } = useTranslation();
  const [workspace, setWorkspace] = useChosenWorkspace(workspaces);
  const [role, setRole] = useState<WorkspaceRole>("Visitor");
  if (workspace === "") return null;
  return (
    <>
      <WorkspaceSelect workspaces={workspaces} value={workspace} onChange={setWorkspace} />
      <NativeSelect
        size="sm"
        aria-label={t("groups.bulk.right")}
        value={role}
        data={[
          { value: "Visitor", label: t("groups.visitor") },
          { value: "Admin", label: t("groups.admin") },
        ]}
        onChange={(event) => setRole(event.currentTarget.value === "Admin" ? "Admin" : "Visitor")}
      />
      <Apply count={count} onApply={onApply} edit={{ kind: "add-workspace", workspace, role }} />
    </>
  );
}

function TakeOut({ count, workspaces, onApply }: FormProps) {
  const [workspace, setWorkspace] = useChosenWorkspace(workspaces);
  if (workspace === "") return null;
  return (
    <>
      <WorkspaceSelect workspaces={workspaces} value={workspace} onChange={setWorkspace} />
      <Apply count={count} onApply={onApply} edit={{ kind: "remove-workspace", workspace }} />
    </>
  );
}

function SetSession({ count, onApply }: FormProps) {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(3600);
  const choices = useSessionChoices();
  return (
    <>
      <NativeSelect
        size="sm"
        aria-label={t("groups.session")}
        value={String(seconds)}
        data={choices(seconds)}
        onChange={(event) => setSeconds(Number(event.currentTarget.value))}
      />
      <Apply count={count} onApply={onApply} edit={{ kind: "session", seconds }} />
    </>
  );
}

function SetPolicies({ count, onApply }: FormProps) {
  const { t } = useTranslation();
  const [policies, setPolicies] = useState<PolicyName[]>([]);
  return (
    <>
      <p className={classes.bulkNote}>{t("groups.bulk.policiesNote")}</p>
      <PolicyChoice policies={policies} onChange={setPolicies} />
      <Apply count={count} onApply={onApply} edit={{ kind: "policies", policies }} />
    </>
  );
}

/** So many names are read before somebody agrees; the rest are counted. */
const mostNames = 5;

function DeleteRoles({ roles, onYes }: { roles: readonly FederationRole[]; onYes: () => void }) {
  const { t } = useTranslation();
  const names = roles.slice(0, mostNames).map((role) => role.name);
  return (
    <>
      <p className={classes.bulkNote}>
        {t("groups.bulk.deleteSure", { count: roles.length, names: names.join(", ") })}
        {roles.length > mostNames && ` ${t("groups.bulk.andMore", { count: roles.length - mostNames })}`}
      </p>
      <div>
        <Button size="sm" color="red" onClick={onYes}>
          {t("groups.bulk.delete", { count: roles.length })}
        </Button>
      </div>
    </>
  );
}
