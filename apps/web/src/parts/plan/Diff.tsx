import type { FieldChange } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import classes from "./diff.module.css";
import { diffLines } from "./diffLines.ts";

const words = { "+": "plan.diff.added", "-": "plan.diff.removed" } as const;

/** Fields before and after. The signs carry the meaning; the colours only repeat it. */
export function Diff({ fields }: { fields: FieldChange[] }) {
  return (
    <div className={classes.diff}>
      {fields.map((field) => (
        <div key={field.field}>
          <p className={classes.field}>{field.field}</p>
          <Lines field={field} />
        </div>
      ))}
    </div>
  );
}

function Lines({ field }: { field: FieldChange }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard
    <div className={classes.lines} tabIndex={0} role="group" aria-label={field.field}>
      {diffLines(field.before, field.after).map((line, index) => (
        <div key={index} className={classes.line} data-sign={line.sign}>
          <span aria-hidden>{line.sign}</span>
          {line.sign !== " " && <span className={classes.spoken}>{t(words[line.sign])}</span>}
          <code>{line.text === "" ? " " : line.text}</code>
        </div>
      ))}
    </div>
  );
}
