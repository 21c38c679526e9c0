import type { ReactNode } from "react";
import classes from "./parts.module.css";

/** Takes every field and button below out of use, in the browser's own way, where somebody may only look. */
export function LookOnly({ when, children }: { when: boolean; children: ReactNode }) {
  return (
    <fieldset className={classes.lookOnly} disabled={when}>
      {children}
    </fieldset>
  );
}
