import { type ReactNode, useId } from "react";
import classes from "./choice.module.css";

export interface Choice<T extends string> {
  value: T;
  title: string;
  text?: ReactNode;
}

interface ChoiceCardsProps<T extends string> {
  legend: string;
  /** The legend is spoken but not shown, where a panel title above says the same. */
  hideLegend?: boolean;
  value: T | undefined;
  choices: Choice<T>[];
  onChange: (value: T) => void;
}

/** A choice between a few ways, each explained where it is chosen. Native radio buttons underneath. */
export function ChoiceCards<T extends string>(props: ChoiceCardsProps<T>) {
  const { legend, hideLegend = false, value, choices, onChange } = props;
  const name = useId();
  return (
    <fieldset className={classes.group}>
      <legend className={hideLegend ? classes.hidden : classes.legend}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.card} data-chosen={choice.value === value || undefined}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            aria-label={choice.title}
          />
          <span>
            <strong>{choice.title}</strong>
            {choice.text !== undefined && <span className={classes.text}>{choice.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
