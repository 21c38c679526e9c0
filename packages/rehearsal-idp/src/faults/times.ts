import { type Draft, withAssertion, withConfirmation, withTimesMoved } from "../response/draft.ts";
import type { FaultRule } from "./rule.ts";

const minute = 60_000;
const hour = 60 * minute;

/** Clocks and validity windows. */
export const timeFaults = {
  expired: {
    description: "The response was made an hour ago; every window has closed.",
    change: (draft) => withTimesMoved(draft, -hour),
  },
  "conditions-expired": {
    description: "Only the window of Conditions has closed.",
    change: (draft) => withWindow(draft, -2 * hour, -hour),
  },
  "confirmation-expired": {
    description: "Only SubjectConfirmationData has expired.",
    change: (draft) => withConfirmation(draft, { notOnOrAfter: fromIssue(draft, -hour) }),
  },
  "session-expired": {
    description: "SessionNotOnOrAfter is in the past.",
    change: (draft) =>
      draft.assertion.authn
        ? withAssertion(draft, {
            authn: { ...draft.assertion.authn, sessionNotOnOrAfter: fromIssue(draft, -hour) },
          })
        : draft,
  },
  "not-yet-valid": {
    description: "The window of Conditions opens in an hour.",
    change: (draft) =>
      withConfirmation(withWindow(draft, hour, 2 * hour), { notOnOrAfter: fromIssue(draft, 2 * hour) }),
  },
  "clock-ahead": {
    description: "The clock runs five minutes ahead, and NotBefore allows for no difference.",
    change: (draft) => withTimesMoved(withWindow(draft, 0, 5 * minute), 5 * minute),
  },
  "clock-behind": {
    description: "The clock runs five minutes behind, and messages live for one minute.",
    change: (draft) => {
      const short = withConfirmation(draft, { notOnOrAfter: fromIssue(draft, minute) });
      return withTimesMoved(withWindow(short, -minute, minute), -5 * minute);
    },
  },
  "missing-confirmation-expiry": {
    description: "SubjectConfirmationData has no NotOnOrAfter.",
    change: (draft) => withConfirmation(draft, { notOnOrAfter: undefined }),
  },
} satisfies Record<string, FaultRule>;

function fromIssue(draft: Draft, milliseconds: number): Date {
  return new Date(draft.assertion.issueInstant.getTime() + milliseconds);
}

function withWindow(draft: Draft, opens: number, closes: number): Draft {
  const { conditions } = draft.assertion;
  if (!conditions) return draft;
  const window = { notBefore: fromIssue(draft, opens), notOnOrAfter: fromIssue(draft, closes) };
  return withAssertion(draft, { conditions: { ...conditions, ...window } });
}
