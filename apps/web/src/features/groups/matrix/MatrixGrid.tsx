import { useElementSize } from "@mantine/hooks";
import type { Diagnostic, FederationRole } from "@modelstudio-sso/contracts";
import { type CSSProperties, type MouseEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { columnsOf, layoutFor, type MatrixLayout, type ShownWorkspace } from "./layout.ts";
import { MatrixHeading } from "./MatrixHeading.tsx";
import { MatrixRow, type RowActions, type RowSetting } from "./MatrixRow.tsx";
import classes from "./matrix.module.css";
import { useCellWords } from "./useCellWords.tsx";
import { useRowKeys } from "./useRowKeys.ts";
import { useRowsInSight } from "./useRowsInSight.ts";

interface MatrixGridProps {
  roles: readonly FederationRole[];
  /** Places of the roles that are shown, in their order. */
  shown: readonly number[];
  workspaces: readonly ShownWorkspace[];
  users: boolean;
  findings: (index: number) => readonly Diagnostic[];
  selected: ReadonlySet<number>;
  open: number | undefined;
  actions: RowActions;
  mayEdit: boolean;
  onSelect: (selected: ReadonlySet<number>) => void;
}

/** A table whose rows hold controls and move the keyboard is a grid to a screen reader. */
const grid = (mayEdit: boolean) => ({ role: "grid", "aria-multiselectable": mayEdit });

/** Heights in rem. */
const rowHeight: Record<MatrixLayout, number> = { columns: 3.25, list: 3.25, stacked: 5.25 };
const headingHeight = 3.25;

function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(window.document.documentElement).fontSize) || 16;
}

/** The table itself. Only the rows in sight exist, and the one that holds the keyboard. */
export function MatrixGrid(props: MatrixGridProps) {
  const { shown, workspaces, users, open, actions, mayEdit } = props;
  const { t } = useTranslation();
  const { ref: sized, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const words = useCellWords(users);
  const rem = remInPixels();
  const layout = layoutFor(width / rem, workspaces.length);
  const keys = useGridKeys(props, () => (scroller.current?.clientHeight ?? 0) / (rowHeight[layout] * rem));
  const virtual = useRowsInSight(scroller, {
    count: shown.length,
    rowHeight: rowHeight[layout] * rem,
    headingHeight: headingHeight * rem,
    active: keys.active,
    opened: open === undefined ? -1 : shown.indexOf(open),
  });
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--columns": columnsOf(layout, workspaces.length),
    "--row": `${rowHeight[layout]}rem`,
  };
  const row = rowsOf(props, { active: keys.active, shared: { layout, workspaces, words, actions, mayEdit } });
  return (
    <div ref={sized} className={classes.frame}>
      <div ref={scroller} className={classes.scroller}>
        <table
          {...grid(mayEdit)}
          aria-label={t("groups.matrix.label")}
          aria-rowcount={shown.length + 1}
          className={classes.grid}
          style={style}
          onKeyDown={keys.onKeyDown}
          onClick={keys.onClick}
        >
          <MatrixHeading {...props} layout={layout} />
          <tbody style={{ height: virtual.getTotalSize() }}>{virtual.getVirtualItems().map(row)}</tbody>
        </table>
      </div>
      {shown.length === 0 && <p className={classes.nothing}>{t("groups.matrix.nothing")}</p>}
    </div>
  );
}

/** How a row in sight is drawn. */
function rowsOf(
  { roles, shown, findings, selected, open }: MatrixGridProps,
  { active, shared }: { active: number; shared: RowSetting },
) {
  return ({ index: at, start }: { index: number; start: number }) => {
    const index = shown[at] ?? -1;
    const role = roles[index];
    return role === undefined ? null : (
      <MatrixRow
        key={index}
        role={role}
        index={index}
        at={at}
        top={start}
        findings={findings(index)}
        selected={selected.has(index)}
        active={at === active}
        open={index === open}
        {...shared}
      />
    );
  };
}

/** What keys and clicks in the table do. `page` says how many rows are in sight. Nothing is selected to be only read. */
function useGridKeys(props: MatrixGridProps, page: () => number) {
  const { shown, selected, actions, mayEdit } = props;
  const onSelect: typeof props.onSelect = (next) => {
    if (mayEdit) props.onSelect(next);
  };
  const at = (places: number[]) => places.map((place) => shown[place]).filter((index) => index !== undefined);
  const add = (places: number[]) => onSelect(new Set([...selected, ...at(places)]));
  const keys = useRowKeys({
    count: shown.length,
    page,
    onOpen: (place) => at([place]).forEach(actions.open),
    onToggle: (place) => {
      const [index] = at([place]);
      if (index !== undefined && selected.has(index)) {
        onSelect(new Set([...selected].filter((other) => other !== index)));
      } else add([place]);
    },
    onExtend: (from, to) => add([from, to]),
    onAll: () => onSelect(new Set([...selected, ...shown])),
    onNone: () => onSelect(new Set()),
  });
  /** A click on a row makes it the active one; one beside its controls opens it. */
  const onClick = ({ target }: MouseEvent<HTMLElement>) => {
    if (!(target instanceof Element)) return;
    const row = target.closest<HTMLElement>("tr[data-at]");
    if (row === null) return;
    const place = Number(row.dataset.at);
    keys.moveTo(place);
    if (target.closest("input, select, button") === null) at([place]).forEach(actions.open);
  };
  return { ...keys, onClick };
}
