import { useEffect, useRef, useState } from "react";
import { useSteady } from "./useSteady.ts";

/** How long typing rests before the document hears of it. */
const restMs = 300;

export interface RestedText {
  text: string;
  type: (text: string) => void;
  /** Tells the document at once; for leaving the field. */
  settle: () => void;
}

/**
 * A text that is typed here and told to the document when typing rests or the field is left: the letters must not
 * wait for a page with hundreds of roles. A change that comes from elsewhere (undo, somebody else's version) shows.
 */
export function useRestedText(value: string, tell: (text: string) => void): RestedText {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const told = useRef(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== told.current) setText(value);
  }
  const settle = useSteady(() => {
    const wait = waiting.current;
    if (wait === undefined) return;
    clearTimeout(wait.timer);
    waiting.current = undefined;
    told.current = wait.text;
    tell(wait.text);
  });
  const type = (next: string) => {
    setText(next);
    clearTimeout(waiting.current?.timer);
    waiting.current = { text: next, timer: setTimeout(settle, restMs) };
  };
  // A page that is left in the middle of a word keeps the word.
  useEffect(() => settle, [settle]);
  return { text, type, settle };
}
