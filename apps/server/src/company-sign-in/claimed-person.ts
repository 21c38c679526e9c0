import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { VerifiedAssertion } from "@modelstudio-sso/saml";
import { z } from "zod";

/** Who the IdP says somebody is. */
export interface ClaimedPerson {
  /** In small letters. */
  email: string;
  name: string | null;
}

/** Names of attributes that carry an e-mail: plain, Active Directory's, and LDAP's OID (RFC 4524). */
const emailNames = [
  "email",
  "mail",
  "emailaddress",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
  "urn:oid:0.9.2342.19200300.100.1.3",
];
/** The same for the name to show (RFC 2798). */
const displayNames = [
  "displayname",
  "http://schemas.microsoft.com/identity/claims/displayname",
  "urn:oid:2.16.840.1.113730.3.1.241",
];

/** ASCII only, so that no letter becomes another one's small form: U+212A (the Kelvin sign) would become a k. */
const emailSchema = z.email().max(254);

function emailIn(text: string): string | null {
  const { data } = emailSchema.safeParse(text.trim());
  return data === undefined ? null : data.toLowerCase();
}

/** Values of the first of these attributes that is there; names compared without case. */
function valuesOf({ attributes }: VerifiedAssertion, names: readonly string[]): string[] {
  const entries = Object.entries(attributes);
  for (const name of names) {
    const found = entries.filter(([given]) => given.toLowerCase() === name).flatMap(([, values]) => values);
    if (found.length > 0) return found;
  }
  return [];
}

function noEmail(emailAttribute: string | null, values: number): Diagnostic {
  return diagnostic("sign-in.no-email", {
    detail: "Release one attribute with the person's one e-mail to this application, or send it as NameID.",
    want: emailAttribute ?? "a NameID or an attribute “email” with one address",
    got: values > 1 ? `${values} values` : "none that is an address",
  });
}

/** Two addresses could be two people, so only one is taken; a chosen attribute is the only place looked at. */
function emailOf(assertion: VerifiedAssertion, emailAttribute: string | null): string | Diagnostic {
  if (emailAttribute === null) {
    const asNameId = emailIn(assertion.nameId);
    if (asNameId !== null) return asNameId;
  }
  const values =
    emailAttribute === null
      ? valuesOf(assertion, emailNames)
      : Object.entries(assertion.attributes).flatMap(([name, given]) =>
          name === emailAttribute ? given : [],
        );
  const [first] = values;
  const email = values.length === 1 && first !== undefined ? emailIn(first) : null;
  return email ?? noEmail(emailAttribute, values.length);
}

function displayNameOf(assertion: VerifiedAssertion): string | null {
  const name = valuesOf(assertion, displayNames)[0]?.replace(/\p{C}/gu, "").trim().slice(0, 120);
  return name === undefined || name === "" ? null : name;
}

/** The person a verified assertion is about, or why there is none. */
export function claimedPerson(
  assertion: VerifiedAssertion,
  emailAttribute: string | null,
): ClaimedPerson | Diagnostic {
  const email = emailOf(assertion, emailAttribute);
  return typeof email === "string" ? { email, name: displayNameOf(assertion) } : email;
}
