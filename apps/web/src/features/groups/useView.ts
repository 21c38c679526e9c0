import { useState } from "react";
import { useSteady } from "./useSteady.ts";

/** Up to here roles are cards unless a person wants the table. */
const fewRoles = 5;
/** Beyond this many, cards are no longer offered. */
const mostCards = 20;

export type RolesView = "cards" | "table";

interface View {
  /** The role that is being edited; a role that is alone is open from the start. */
  open: number | undefined;
  onOpen: (index: number | undefined) => void;
  /** A person opened or folded a role, so the focus follows it. */
  moved: boolean;
  shown: RolesView;
  /** Absent where there is no choice. */
  onShow: ((view: RolesView) => void) | undefined;
}

/**
 * A few roles are cards, many are a table. Roles that are added one by one stay cards, so that the sixth does not turn
 * the page around under the hand that adds it; roles that come many at once do not.
 */
export function useView(count: number): View {
  const [open, setOpen] = useState<number | undefined>(count === 1 ? 0 : undefined);
  const [moved, setMoved] = useState(false);
  const onOpen = useSteady((index: number | undefined) => {
    setMoved(true);
    setOpen(index);
  });
  const [wish, onShow] = useState<RolesView>(count > fewRoles ? "table" : "cards");
  const [counted, setCounted] = useState(count);
  if (counted !== count) {
    setCounted(count);
    if (count > counted + 1 && count > fewRoles) onShow("table");
  }
  const shown = count > mostCards || (wish === "table" && count > 1) ? "table" : "cards";
  return { open, onOpen, moved, shown, onShow: count > 1 && count <= mostCards ? onShow : undefined };
}
