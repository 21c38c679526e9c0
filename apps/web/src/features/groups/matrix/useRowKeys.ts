import { type KeyboardEvent, useState } from "react";

interface RowKeys {
  /** How many rows the table shows. */
  count: number;
  /** Rows in sight, for Page Up and Page Down. */
  page: () => number;
  onOpen: (at: number) => void;
  onToggle: (at: number) => void;
  /** Shift with an arrow: both rows become selected. */
  onExtend: (from: number, to: number) => void;
  onAll: () => void;
  onNone: () => void;
}

/**
 * The keyboard of the table: one row holds it, and arrows move it. Space selects, Enter opens, Ctrl+A selects all,
 * Escape none. Inside a row's own controls, keys are theirs; Escape leads back to the row.
 */
export function useRowKeys(keys: RowKeys) {
  const [wished, setActive] = useState(0);
  const active = Math.min(wished, Math.max(keys.count - 1, 0));

  const within = (at: number) => Math.max(0, Math.min(at, keys.count - 1));
  const page = () => Math.max(1, Math.floor(keys.page()) - 1);
  const steps: Record<string, () => number> = {
    ArrowDown: () => active + 1,
    ArrowUp: () => active - 1,
    PageDown: () => active + page(),
    PageUp: () => active - page(),
    Home: () => 0,
    End: () => keys.count - 1,
  };

  const act = (event: KeyboardEvent): boolean => {
    const to = steps[event.key]?.();
    if (to !== undefined) {
      if (event.shiftKey && event.key.startsWith("Arrow")) keys.onExtend(active, within(to));
      setActive(within(to));
      return true;
    }
    if (event.key === " ") keys.onToggle(active);
    else if (event.key === "Enter") keys.onOpen(active);
    else if (event.key === "Escape") keys.onNone();
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) keys.onAll();
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement)) return;
    if (event.target.matches("tr[data-at]")) {
      if (act(event)) event.preventDefault();
      return;
    }
    const row = event.target.closest<HTMLElement>("tr[data-at]");
    if (event.key === "Escape" && row !== null) row.focus();
  };

  return { active, moveTo: (at: number) => setActive(within(at)), onKeyDown };
}
