import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { inWords } from "../../time/instant.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { attribute, childOf, type Element } from "../../xml/tree.ts";
import { type ResponseRule, type ResponseSubject, timeOf } from "./rule.ts";

const path = "/Response/Assertion/Conditions";

const known: ReadonlySet<string> = new Set(["AudienceRestriction", "OneTimeUse", "ProxyRestriction"]);

/** response.conditions.* (SAML core 2.5.1). A condition nobody understands makes an assertion unusable. */
export const conditions: ResponseRule = (subject) => {
  if (subject.assertion === undefined) return [];
  const element = childOf(subject.assertion, namespaces.assertion, "Conditions");
  if (element === undefined) {
    return [
      diagnostic("response.conditions.missing", {
        detail: "Without Conditions an assertion is good for ever and for everybody.",
        path,
        want: "Conditions with NotOnOrAfter and AudienceRestriction",
        got: "none",
      }),
    ];
  }
  return [...times(element, subject), ...unknown(element)];
};

function times(element: Element, { now, tolerance }: ResponseSubject): Diagnostic[] {
  const start = timeOf(element, "NotBefore", path);
  const end = timeOf(element, "NotOnOrAfter", path);
  const found = [...start.diagnostics, ...end.diagnostics];
  if (attribute(element, "NotOnOrAfter") === undefined) found.push(noExpiry());
  if (start.at !== undefined && end.at !== undefined && start.at >= end.at) {
    found.push(
      diagnostic("response.conditions.inverted", {
        detail: "NotBefore must be earlier than NotOnOrAfter (SAML core 2.5.1.2).",
        path,
        want: `NotOnOrAfter after ${attribute(element, "NotBefore")}`,
        got: attribute(element, "NotOnOrAfter") ?? "",
      }),
    );
  }
  if (start.at !== undefined && now < start.at - tolerance) {
    found.push(
      diagnostic("response.conditions.not-yet-valid", {
        detail: `It begins in ${inWords(start.at - now)}: the identity provider's clock is ahead, or this one is behind. Synchronize both.`,
        path: `${path}/@NotBefore`,
        want: `at or before ${new Date(now).toISOString()}`,
        got: attribute(element, "NotBefore") ?? "",
      }),
    );
  }
  if (end.at !== undefined && now >= end.at + tolerance) {
    found.push(
      diagnostic("response.conditions.expired", {
        detail: `It ended ${inWords(now - end.at)} ago. Sign in anew; if it happens at once, the clocks differ or the lifetime is too short.`,
        path: `${path}/@NotOnOrAfter`,
        want: `after ${new Date(now).toISOString()}`,
        got: attribute(element, "NotOnOrAfter") ?? "",
      }),
    );
  }
  return found;
}

function noExpiry(): Diagnostic {
  return diagnostic("response.conditions.no-expiry", {
    detail: "A stolen copy could be used for ever.",
    path: `${path}/@NotOnOrAfter`,
    want: "a time a few minutes ahead",
    got: "nothing",
  });
}

function unknown(element: Element): Diagnostic[] {
  return element.children
    .filter((child) => child.ns !== namespaces.assertion || !known.has(child.name))
    .slice(0, 3)
    .map((child) =>
      diagnostic("response.conditions.unknown", {
        detail:
          "What it demands is not known, so it cannot be said to hold (SAML core 2.5.1). Switch it off for this application.",
        path: `${path}/${child.name}`,
        want: [...known].join(", "),
        got: child.name,
      }),
    );
}
