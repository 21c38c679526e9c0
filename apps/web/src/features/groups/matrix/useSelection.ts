import { useEffect, useRef, useState } from "react";

interface Selection {
  selected: ReadonlySet<number>;
  set: (selected: ReadonlySet<number>) => void;
  /** One row; with `range` also all shown rows between it and the row that was chosen before. */
  select: (index: number, how: { checked: boolean; range: boolean }) => void;
}

/** Which roles are selected, by their places. When roles come or go, places mean others, so nothing stays selected. */
export function useSelection(count: number, shown: readonly number[]): Selection {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [counted, setCounted] = useState(count);
  const anchor = useRef<number | undefined>(undefined);
  const changed = counted !== count;
  if (changed) {
    setCounted(count);
    setSelected(new Set());
  }
  useEffect(() => {
    if (selected.size === 0) anchor.current = undefined;
  }, [selected]);
  const select: Selection["select"] = (index, { checked, range }) => {
    const [from, to] = [shown.indexOf(anchor.current ?? index), shown.indexOf(index)].toSorted(
      (a, b) => a - b,
    );
    const rows = range && from !== undefined && from >= 0 ? shown.slice(from, (to ?? from) + 1) : [index];
    const next = new Set(selected);
    for (const row of rows) {
      if (checked) next.add(row);
      else next.delete(row);
    }
    anchor.current = index;
    setSelected(next);
  };
  return { selected: changed ? new Set() : selected, set: setSelected, select };
}
