import type { AccessSubject } from "@modelstudio-sso/contracts";

/** Compares by code units, so that an order never depends on the machine's language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const kinds: readonly AccessSubject["kind"][] = ["group", "user", "provider", "account", "other"];

/** The federation's own subjects first, then whoever else was let in. */
export function bySubject(a: AccessSubject, b: AccessSubject): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || byText(a.name, b.name);
}

/** One text per subject. */
export function subjectKey(subject: AccessSubject): string {
  return `${subject.kind} ${subject.name}`;
}
