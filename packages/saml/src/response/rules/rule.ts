import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { readInstant } from "../../time/instant.ts";
import { attribute, type Element } from "../../xml/tree.ts";
import type { PartialExpectation } from "../types.ts";

/** All that a rule about a response may look at. */
export interface ResponseSubject {
  /** The Response, read from signed bytes where it is signed, else as posted. */
  readonly response: Element;
  readonly responseSigned: boolean;
  /** The Assertion, read from signed bytes where any signature covers it, else as posted. */
  readonly assertion: Element | undefined;
  readonly expected: PartialExpectation;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds by which clocks may differ. */
  readonly tolerance: number;
}

/**
 * One family of questions about a response. A rule can only refuse: what it reads from unsigned parts may
 * add a finding and never takes one away. It says nothing where the expectation does not tell.
 */
export type ResponseRule = (subject: ResponseSubject) => Diagnostic[];

const usual = 60;
const most = 180;

/** The clock tolerance in milliseconds: 60 seconds unless said, within 0 and 180. */
export function toleranceOf(expected: PartialExpectation): number {
  const seconds = expected.clockToleranceSeconds ?? usual;
  return Math.min(Math.max(Number.isFinite(seconds) ? seconds : usual, 0), most) * 1000;
}

/** Milliseconds to add to an end time so that no tolerance can outlast it. */
export const longestTolerance: number = most * 1000;

/** A time attribute: absent, readable, or present and unreadable, which is a finding. */
export interface ReadTime {
  readonly at: number | undefined;
  readonly diagnostics: Diagnostic[];
}

/** Reads a time attribute of an element; `path` is the element's. */
export function timeOf(element: Element | undefined, name: string, path: string): ReadTime {
  const text = attribute(element, name);
  if (text === undefined) return { at: undefined, diagnostics: [] };
  const at = readInstant(text);
  if (at !== undefined) return { at, diagnostics: [] };
  const unreadable = diagnostic("response.time.unreadable", {
    detail: "A time must be complete and name its zone, which SAML core 1.3.3 wants to be UTC.",
    path: `${path}/@${name}`,
    want: "a time such as 2030-01-31T08:00:00Z",
    got: text.slice(0, 60),
  });
  return { at: undefined, diagnostics: [unreadable] };
}
