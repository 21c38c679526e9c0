import { expect } from "vitest";
import { noon } from "../acme.ts";
import type { Check, Sample } from "./check.ts";

/** Minutes from the true time, for each instant of the response. */
function minutes({ response }: Sample) {
  const from = (element: string, attribute: string) => {
    const value = response.attributesOf(element)[0]?.[attribute];
    return value === undefined ? undefined : (Date.parse(value) - noon.getTime()) / 60_000;
  };
  return {
    issued: from("Assertion", "IssueInstant"),
    opens: from("Conditions", "NotBefore"),
    closes: from("Conditions", "NotOnOrAfter"),
    confirmed: from("SubjectConfirmationData", "NotOnOrAfter"),
    session: from("AuthnStatement", "SessionNotOnOrAfter"),
    authn: from("AuthnStatement", "AuthnInstant"),
  };
}

const good = { issued: 0, opens: -1, closes: 5, confirmed: 5, session: 480, authn: 0 };
const expecting =
  (change: Partial<Record<keyof typeof good, number | undefined>>): Check =>
  (comparison) => {
    expect(minutes(comparison.good)).toEqual(good);
    expect(minutes(comparison.bad)).toEqual({ ...good, ...change });
  };

export const timeChecks = {
  expired: expecting({ issued: -60, opens: -61, closes: -55, confirmed: -55, session: 420, authn: -60 }),
  "conditions-expired": expecting({ opens: -120, closes: -60 }),
  "confirmation-expired": expecting({ confirmed: -60 }),
  "session-expired": expecting({ session: -60 }),
  "not-yet-valid": expecting({ opens: 60, closes: 120, confirmed: 120 }),
  "clock-ahead": expecting({ issued: 5, opens: 5, closes: 10, confirmed: 10, session: 485, authn: 5 }),
  "clock-behind": expecting({ issued: -5, opens: -6, closes: -4, confirmed: -4, session: 475, authn: -5 }),
  "missing-confirmation-expiry": expecting({ confirmed: undefined }),
} satisfies Record<string, Check>;
