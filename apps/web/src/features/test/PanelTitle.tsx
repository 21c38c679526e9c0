import type { ReactNode } from "react";
import classes from "./test.module.css";

/** A proof's name with its place in the order from easy to real. */
export function PanelTitle({ number, children }: { number: number; children: ReactNode }) {
  return (
    <>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      {children}
    </>
  );
}
