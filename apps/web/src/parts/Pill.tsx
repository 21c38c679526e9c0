import type { ReactNode } from "react";
import { IconAlertTriangle, IconCheck, IconCircle, IconClock, IconX } from "./icons.ts";
import classes from "./parts.module.css";

export type Tone = "good" | "warn" | "bad" | "accent" | "quiet";

const icons = { good: IconCheck, warn: IconAlertTriangle, bad: IconX, accent: IconClock, quiet: IconCircle };

/** A state in one or two words. Its icon repeats what the colour says, for those who do not see the colour. */
export function Pill({ tone, children, testId }: { tone: Tone; children: ReactNode; testId?: string }) {
  const Icon = icons[tone];
  return (
    <span className={classes.pill} data-tone={tone} data-testid={testId}>
      <Icon size={14} stroke={2.2} aria-hidden />
      {children}
    </span>
  );
}
