import type { Diagnostic, FederationRole, WorkspaceRole } from "@modelstudio-sso/contracts";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { FindingSign } from "./FindingSign.tsx";
import type { MatrixLayout, ShownWorkspace } from "./layout.ts";
import classes from "./matrix.module.css";
import type { CellWords } from "./useCellWords.tsx";
import { WorkspaceWords } from "./WorkspaceWords.tsx";

/** What a row can ask for; the same object for all rows and renders, so that none of them is drawn again for it. */
export interface RowActions {
  open: (index: number) => void;
  select: (index: number, how: { checked: boolean; range: boolean }) => void;
  setRight: (index: number, workspace: string, right: WorkspaceRole | undefined) => void;
  setSession: (index: number, seconds: number) => void;
}

/** What all rows of a table share. */
export interface RowSetting {
  layout: MatrixLayout;
  workspaces: readonly ShownWorkspace[];
  words: CellWords;
  actions: RowActions;
  /** Whether roles can be selected and changed here, and not only read. */
  mayEdit: boolean;
}

interface MatrixRowProps extends RowSetting {
  role: FederationRole;
  /** Place in the document. */
  index: number;
  /** Place in the table as it is narrowed down. */
  at: number;
  top: number;
  findings: readonly Diagnostic[];
  selected: boolean;
  /** The row that holds the keyboard; only its controls can be reached by Tab. */
  active: boolean;
  open: boolean;
}

/** One role. It is drawn again only when something about it changed. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { role, index, at, top, layout, findings, selected, active, open, actions, mayEdit } = props;
  const { t } = useTranslation();
  return (
    // The grid above handles keys and clicks for all rows.
    <tr
      className={classes.row}
      aria-rowindex={at + 2}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      data-at={at}
      data-open={open || undefined}
      data-testid={`role-${role.name}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={classes.check}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          disabled={!mayEdit}
          aria-label={t("groups.matrix.select", { name: role.name })}
          onClick={(event) =>
            actions.select(index, { checked: event.currentTarget.checked, range: event.shiftKey })
          }
          readOnly
        />
      </td>
      {layout === "stacked" ? <StackedCell {...props} /> : <WideCells {...props} />}
      <td className={classes.sign}>
        <FindingSign findings={findings} />
      </td>
    </tr>
  );
});

function NameButton({ role, index, active, actions, mayEdit }: MatrixRowProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={classes.name}
      tabIndex={active ? 0 : -1}
      title={role.name}
      aria-label={t(mayEdit ? "groups.editOf" : "groups.showOf", { name: role.name })}
      onClick={() => actions.open(index)}
    >
      {role.name}
    </button>
  );
}

/** The whole role in one cell: for a phone, and beside an open editor. */
function StackedCell(props: MatrixRowProps) {
  const { role, workspaces, words } = props;
  return (
    <th scope="row" className={classes.stacked}>
      <NameButton {...props} />
      <span className={classes.oneLine}>{words.subjects(role)}</span>
      <span className={classes.oneLine}>
        <WorkspaceWords role={role} workspaces={workspaces} />
        {role.policies.length > 0 && <span className={classes.policies}>{words.policies(role)}</span>}
      </span>
    </th>
  );
}

function WideCells(props: MatrixRowProps) {
  const { role, layout, workspaces, words } = props;
  const subjects = words.subjects(role);
  const policies = words.policies(role);
  return (
    <>
      <th scope="row">
        <NameButton {...props} />
      </th>
      <td className={classes.clamp} title={subjects}>
        {subjects}
      </td>
      {layout === "list" ? (
        <td className={classes.clamp}>
          <WorkspaceWords role={role} workspaces={workspaces} />
        </td>
      ) : (
        workspaces.map((workspace) => (
          <td key={workspace.id}>
            <RightSelect {...props} workspace={workspace} />
          </td>
        ))
      )}
      <td className={classes.clamp} title={policies} data-empty={role.policies.length === 0 || undefined}>
        {policies}
      </td>
      <td>
        <SessionSelect {...props} />
      </td>
    </>
  );
}

function SessionSelect({ role, index, active, words, actions, mayEdit }: MatrixRowProps) {
  const { t } = useTranslation();
  const seconds = role.maxSessionDurationSeconds;
  return (
    <select
      className={classes.select}
      tabIndex={active ? 0 : -1}
      disabled={!mayEdit}
      aria-label={t("groups.matrix.sessionOf", { name: role.name })}
      value={seconds}
      onChange={(event) => actions.setSession(index, Number(event.currentTarget.value))}
    >
      {words.sessions(seconds)}
    </select>
  );
}

function RightSelect(props: MatrixRowProps & { workspace: ShownWorkspace }) {
  const { role, index, active, workspace, words, actions, mayEdit } = props;
  const { t } = useTranslation();
  const right = role.workspaces.find((entry) => entry.workspace === workspace.id)?.role ?? "";
  return (
    <select
      className={classes.select}
      tabIndex={active ? 0 : -1}
      disabled={!mayEdit}
      data-right={right || undefined}
      aria-label={t("groups.matrix.rightOf", { name: role.name, workspace: workspace.name })}
      value={right}
      onChange={(event) => {
        const { value } = event.currentTarget;
        actions.setRight(index, workspace.id, value === "Admin" || value === "Visitor" ? value : undefined);
      }}
    >
      {words.rights}
    </select>
  );
}
