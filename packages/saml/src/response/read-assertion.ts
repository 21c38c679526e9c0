import { writeInstant } from "../time/instant.ts";
import { namespaces } from "../xml/namespaces.ts";
import { attribute, childOf, childrenOf, type Element } from "../xml/tree.ts";
import { audiencesIn } from "./rules/audience.ts";
import { bestBearer } from "./rules/bearer.ts";
import { longestTolerance, type ResponseSubject, timeOf } from "./rules/rule.ts";
import type { AssertionContent } from "./types.ts";

const { assertion: ns } = namespaces;

/** What an assertion says, without who signed it. Missing parts are empty; the rules have reported them. */
export type ReadAssertion = Omit<AssertionContent, "signedBy" | "postedLength">;

/** Reads the assertion of a subject into plain values. */
export function readAssertion(given: ResponseSubject, assertion: Element): ReadAssertion {
  const about = childOf(assertion, ns, "Subject");
  const name = childOf(about, ns, "NameID");
  const confirmation = bestBearer(given)?.data;
  const conditions = childOf(assertion, ns, "Conditions");
  const statement = childOf(assertion, ns, "AuthnStatement");
  return {
    assertionId: attribute(assertion, "ID") ?? "",
    issuer: childOf(assertion, ns, "Issuer")?.text ?? "",
    nameId: name?.text ?? "",
    ...optional("nameIdFormat", attribute(name, "Format")),
    ...optional("sessionIndex", attribute(statement, "SessionIndex")),
    ...optional("sessionNotOnOrAfter", attribute(statement, "SessionNotOnOrAfter")),
    ...optional("authnInstant", attribute(statement, "AuthnInstant")),
    notOnOrAfter: forgettable([conditions, confirmation], given.now),
    recipient: attribute(confirmation, "Recipient") ?? "",
    audiences: childrenOf(conditions, ns, "AudienceRestriction").flatMap(audiencesIn),
    ...optional("inResponseTo", attribute(confirmation, "InResponseTo")),
    attributes: readAttributes(assertion),
    subjectConfirmations: childrenOf(about, ns, "SubjectConfirmation").length,
  };
}

/** Values by attribute name. Several Attribute elements of one name are one list, as SAML core 2.7.3.1 reads them. */
export function readAttributes(assertion: Element): Record<string, string[]> {
  const values = new Map<string, string[]>();
  const attributes = childrenOf(assertion, ns, "AttributeStatement").flatMap((found) =>
    childrenOf(found, ns, "Attribute"),
  );
  for (const found of attributes) {
    const name = attribute(found, "Name") ?? "";
    const list = values.get(name) ?? [];
    for (const value of childrenOf(found, ns, "AttributeValue")) list.push(allText(value));
    values.set(name, list);
  }
  // fromEntries defines own properties, so a name such as __proto__ is only a name.
  return Object.fromEntries(values);
}

function allText(element: Element): string {
  return element.children.length === 0 ? element.text : element.text + element.children.map(allText).join("");
}

/** The later of both ends, and the longest tolerance anybody may grant. */
function forgettable(elements: readonly (Element | undefined)[], now: number): string {
  const ends = elements.map((element) => timeOf(element, "NotOnOrAfter", "").at ?? now);
  return writeInstant(Math.max(...ends) + longestTolerance);
}

function optional<Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } {
  if (value === undefined) return {};
  const made: { [Key in Name]?: string } = {};
  made[name] = value;
  return made;
}
