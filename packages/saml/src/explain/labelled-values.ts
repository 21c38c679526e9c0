import type { ReadAssertion } from "../response/read-assertion.ts";
import type { ResponseSubject } from "../response/rules/rule.ts";
import type { SignedBy } from "../response/types.ts";
import { namespaces } from "../xml/namespaces.ts";
import { attribute, childOf } from "../xml/tree.ts";

/** A value of the message, with whether a verified signature covers it. */
export interface LabelledValue {
  name: string;
  value: string;
  trust: "signed" | "unsigned";
}

/** Values of the wrapper and of the assertion, in reading order; what is absent is left out. */
export function labelledValues(
  subject: ResponseSubject,
  assertion: ReadAssertion | undefined,
  signedBy: SignedBy | undefined,
): LabelledValue[] {
  const outer = signedBy !== undefined && signedBy.element !== "Assertion" ? "signed" : "unsigned";
  const inner = signedBy === undefined ? "unsigned" : "signed";
  const { response } = subject;
  const code = childOf(childOf(response, namespaces.protocol, "Status"), namespaces.protocol, "StatusCode");
  const wrapper = [
    ["Response ID", attribute(response, "ID")],
    ["Response Issuer", childOf(response, namespaces.assertion, "Issuer")?.text],
    ["Destination", attribute(response, "Destination")],
    ["InResponseTo", attribute(response, "InResponseTo")],
    ["Status", attribute(code, "Value")],
  ] as const;
  const statement = assertion === undefined ? [] : statementValues(subject, assertion);
  return [...label(wrapper, outer), ...label(statement, inner)];
}

type Named = readonly (readonly [string, string | undefined])[];

function statementValues(subject: ResponseSubject, assertion: ReadAssertion): Named {
  const conditions = childOf(subject.assertion, namespaces.assertion, "Conditions");
  return [
    ["Assertion ID", assertion.assertionId],
    ["Issuer", assertion.issuer],
    ["NameID", assertion.nameId],
    ["NameID Format", assertion.nameIdFormat],
    ["Recipient", assertion.recipient],
    ["SubjectConfirmation InResponseTo", assertion.inResponseTo],
    ["NotBefore", attribute(conditions, "NotBefore")],
    ["NotOnOrAfter", attribute(conditions, "NotOnOrAfter")],
    ...assertion.audiences.map((audience) => ["Audience", audience] as const),
    ["AuthnInstant", assertion.authnInstant],
    ["SessionIndex", assertion.sessionIndex],
    ["SessionNotOnOrAfter", assertion.sessionNotOnOrAfter],
    ...Object.entries(assertion.attributes).flatMap(([name, values]) =>
      values.map((value) => [`Attribute ${name}`, value] as const),
    ),
  ];
}

function label(values: Named, trust: LabelledValue["trust"]): LabelledValue[] {
  return values.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [{ name, value, trust }],
  );
}
