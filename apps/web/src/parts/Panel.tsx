import type { ReactNode } from "react";
import classes from "./parts.module.css";

interface PanelProps {
  title?: ReactNode;
  /** A quiet remark at the right of the title: a state, a count. */
  aside?: ReactNode;
  children: ReactNode;
  testId?: string;
}

/** A quiet surface that holds one subject. With a title it is a region screen readers can jump to. */
export function Panel({ title, aside, children, testId }: PanelProps) {
  return (
    <section className={classes.panel} data-testid={testId}>
      {title !== undefined && (
        <div className={classes.panelHead}>
          <h2 style={{ fontSize: "1.125rem", margin: 0 }}>{title}</h2>
          {aside !== undefined && <div className={classes.panelNote}>{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
