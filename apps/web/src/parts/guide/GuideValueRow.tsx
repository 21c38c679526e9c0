import type { GuideValue } from "@modelstudio-sso/contracts";
import { CopyValue } from "../CopyValue.tsx";
import classes from "./guide.module.css";

/** One value of a guide. Only what is entered letter by letter can be copied; the rest says what to choose. */
export function GuideValueRow({ value, testId }: { value: GuideValue; testId?: string }) {
  return (
    <div data-testid={testId}>
      <dt>{value.label}</dt>
      <dd>
        {value.kind === "literal" ? (
          <CopyValue value={value.value} label={value.label} />
        ) : (
          <span className={classes.described}>{value.value}</span>
        )}
        {value.note !== undefined && <div className={classes.note}>{value.note}</div>}
      </dd>
    </div>
  );
}
