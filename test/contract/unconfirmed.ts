import { test } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Name of the line of docs/unconfirmed.md that a test tries. */
    unconfirmed?: string;
    /** What the cloud said, where that is worth knowing beside the verdict. */
    saw?: string;
  }
}

/** Notes what the cloud said, for the summary. */
export type Saw = (what: unknown) => void;

export interface Tried {
  /** Name of the line of docs/unconfirmed.md. */
  line: string;
  title: string;
  /** Present: it cannot be tried here, and why. */
  lacks?: string | false;
}

/**
 * A test of a line of docs/unconfirmed.md. It passes where the line is true; the summary names the line. A failing
 * one is no fault of the suite: the line, and the place it names, are to be changed.
 */
export function confirms({ line, title, lacks }: Tried, run: (saw: Saw) => Promise<void>): void {
  test(title, { meta: { unconfirmed: line } }, async ({ task, skip }) => {
    if (lacks) skip(lacks);
    await run((what) => {
      task.meta.saw = typeof what === "string" ? what : JSON.stringify(what);
    });
  });
}
