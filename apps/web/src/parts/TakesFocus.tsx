import { type ReactNode, useEffect, useRef } from "react";

interface TakesFocusProps {
  /** What a screen reader calls this part of the page. */
  label: string;
  /** False where the page has just come and its heading has the focus. */
  when?: boolean;
  children: ReactNode;
}

/** A part of a page that answers what a person just did: the focus goes there, and Tab on from there. */
export function TakesFocus({ label, when = true, children }: TakesFocusProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (when) place.current?.focus();
  }, [when]);
  return (
    <section ref={place} tabIndex={-1} aria-label={label}>
      {children}
    </section>
  );
}
