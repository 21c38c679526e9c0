import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef } from "react";

interface RowsInSight {
  count: number;
  /** In pixels; all rows are alike, so that none has to be measured. */
  rowHeight: number;
  /** In pixels. The heading stays over the rows, so a row is in sight only below it. */
  headingHeight: number;
  /** The row that holds the keyboard: it exists even out of sight, or the keyboard would fall off the table. */
  active: number;
  /** The row whose role is open, or -1. */
  opened: number;
}

/** Which rows have to exist, and the moves that bring a row into sight. */
export function useRowsInSight(scroller: RefObject<HTMLDivElement | null>, given: RowsInSight) {
  const { count, rowHeight, headingHeight, active, opened } = given;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingEnd: headingHeight,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return active >= count || inSight.includes(active) ? inSight : [...inSight, active];
    },
  });
  useEffect(() => {
    if (rowHeight > 0) virtual.measure();
  }, [virtual, rowHeight]);
  useOnChange(active, () => {
    const focused = window.document.activeElement;
    if (scroller.current?.contains(focused) !== true) return;
    virtual.scrollToIndex(active, { align: "auto" });
    const row = scroller.current.querySelector<HTMLElement>(`tr[data-at="${active}"]`);
    // A control inside the row keeps the focus it was just given.
    if (row !== null && !row.contains(focused)) row.focus({ preventScroll: true });
  });
  useOnChange(opened, () => {
    if (opened >= 0) virtual.scrollToIndex(opened, { align: "auto" });
  });
  return virtual;
}

/** Acts after a render in which the value is another than before; the first one counts only where it is a real row. */
function useOnChange(value: number, act: () => void): void {
  const before = useRef(-1);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    act();
  });
}
