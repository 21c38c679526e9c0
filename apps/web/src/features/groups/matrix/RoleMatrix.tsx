import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../app/session.ts";
import type { RolesViewProps } from "../RoleCards.tsx";
import { findingsOf } from "../roleReview.ts";
import { useSteady } from "../useSteady.ts";
import { BulkBar } from "./BulkBar.tsx";
import { applyBulkEdit, type BulkEdit, countChanged, withWorkspace } from "./bulkEdit.ts";
import { filterRoles, noFilter } from "./filterRoles.ts";
import { shownWorkspaces } from "./layout.ts";
import { MatrixGrid } from "./MatrixGrid.tsx";
import type { RowActions } from "./MatrixRow.tsx";
import { MatrixTools } from "./MatrixTools.tsx";
import classes from "./matrix.module.css";
import { OpenedRole } from "./OpenedRole.tsx";
import { useSelection } from "./useSelection.ts";

/** Many roles as a table: narrowed down, edited in place or many at once, and one of them opened beside it. */
export function RoleMatrix(props: RolesViewProps) {
  const { document, review, edits, open, onOpen, actions } = props;
  const { t } = useTranslation();
  const mayEdit = useMay("operate");
  const { roles } = document;
  const { filter, setFilter, workspaces, findings, shown } = useNarrowed(props);
  const { selected, set: onSelect, select } = useSelection(roles.length, shown);
  const rowActions = useRowActions(props, select);
  const apply = (edit: BulkEdit) => {
    const after = applyBulkEdit(roles, selected, edit);
    const count = countChanged(roles, after);
    if (edit.kind === "delete") onOpen(undefined);
    edits.replaceAll(
      after,
      t(edit.kind === "delete" ? "groups.bulk.deleted" : "groups.bulk.done", { count }),
    );
  };
  const users = document.loginPath.kind === "ram-user";
  const table = {
    ...{ roles, shown, workspaces, users, findings, selected, open, onSelect, mayEdit },
    actions: rowActions,
  };
  const bulk = { roles: roles.filter((_, index) => selected.has(index)), workspaces };
  const opened = open === undefined ? undefined : roles[open];
  return (
    <div className={classes.wide}>
      <div className={classes.area}>
        {actions}
        <MatrixTools
          filter={filter}
          workspaces={workspaces}
          withFindings={review.byIndex.size}
          shown={shown.length}
          all={roles.length}
          onChange={setFilter}
        />
        {selected.size > 0 && <BulkBar {...bulk} onApply={apply} onClear={() => onSelect(new Set())} />}
        <div className={classes.split} data-open={opened !== undefined || undefined}>
          <div className={classes.table}>
            <MatrixGrid {...table} />
            <p className={classes.keys}>{t(mayEdit ? "groups.matrix.keys" : "groups.matrix.keysLooking")}</p>
          </div>
          {open !== undefined && opened !== undefined && (
            <OpenedRole {...props} index={open} role={opened} findings={findings(open)} />
          )}
        </div>
      </div>
    </div>
  );
}

/** The roles that match what was searched for. Typing comes first; the table follows when there is time. */
function useNarrowed({ document, review, workspaces: known }: RolesViewProps) {
  const { roles } = document;
  const [filter, setFilter] = useState(noFilter);
  const narrowed = useDeferredValue(filter);
  const workspaces = useSame(useMemo(() => shownWorkspaces(roles, known), [roles, known]));
  const findings = useCallback((index: number) => findingsOf(review, roles, index), [review, roles]);
  const shown = useMemo(() => {
    const names = new Map(workspaces.map(({ id, name }) => [id, name]));
    return filterRoles(roles, narrowed, { findings, nameOf: (id) => names.get(id) ?? id });
  }, [roles, narrowed, findings, workspaces]);
  return { filter, setFilter, workspaces, findings, shown };
}

/** The earlier list as long as the new one says the same, so that rows are not drawn again for it. */
function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

/** The rows' actions as one object that stays the same while what they act on changes. */
function useRowActions(
  { document, edits, onOpen }: RolesViewProps,
  choose: RowActions["select"],
): RowActions {
  const select = useSteady(choose);
  const setRight = useSteady<Parameters<RowActions["setRight"]>, void>((index, workspace, right) => {
    const role = document.roles[index];
    if (role !== undefined) edits.patch(index, withWorkspace(role, workspace, right));
  });
  return useMemo(
    () => ({
      open: onOpen,
      select,
      setRight,
      setSession: (index, maxSessionDurationSeconds) => edits.patch(index, { maxSessionDurationSeconds }),
    }),
    [onOpen, select, setRight, edits],
  );
}
