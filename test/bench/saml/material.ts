import { makeSigner } from "../../../packages/saml/test/support/certificate.ts";
import { idpEntityId, keyDescriptor, metadata } from "../../../packages/saml/test/support/metadata.ts";
import {
  assertionXml,
  expectation,
  idp,
  post,
  signer,
  sp,
  wrap,
} from "../../../packages/saml/test/support/response.ts";
import { signElement } from "../../../packages/saml/test/support/sign.ts";

/** The other libraries read the clock themselves, so the message is made for this very hour. */
export const now = new Date();
const at = (minutes: number) =>
  new Date(now.getTime() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, "Z");

const shape = {
  issueInstant: at(-1),
  notBefore: at(-2),
  notOnOrAfter: at(60),
  confirmedUntil: at(60),
};

/** A sound response of about 4 kB whose assertion is signed with RSA-2048. */
export const xml = signElement(
  wrap(assertionXml(shape), shape).replace(/(<samlp:Response[^>]* IssueInstant=")[^"]*/, `$1${at(-1)}`),
  "Assertion",
  { signer },
);
export const posted = post(xml);
export const expected = expectation({ now });
export { idp, idpEntityId, signer, sp };

const second = makeSigner({ subject: "second.example.com" });
const endpoint = (name: string, path: string) =>
  `<${name} Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/${path}"/>`;
const organization =
  '<Organization><OrganizationName xml:lang="en">Example</OrganizationName><OrganizationDisplayName xml:lang="en">Example Ltd</OrganizationDisplayName><OrganizationURL xml:lang="en">https://example.com/</OrganizationURL></Organization><ContactPerson contactType="technical"><GivenName>Ann</GivenName><SurName>Example</SurName><EmailAddress>mailto:ann@example.com</EmailAddress></ContactPerson>';

/** One IdP of about 5 kB: two keys to sign, one to encrypt, logout, formats, an organization. */
export function entity(number: number): string {
  return metadata({
    entityId: `https://idp${number}.example.com/saml`,
    keys:
      [signer, second].map(({ certificate }) => keyDescriptor(certificate)).join("\n  ") +
      keyDescriptor(second.certificate, ' use="encryption"'),
    role:
      endpoint("SingleLogoutService", "logout") +
      ["emailAddress", "unspecified", "X509SubjectName"]
        .map((name) => `<NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:${name}</NameIDFormat>`)
        .join("\n  "),
    entity: organization,
  });
}

const open = '<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">';

/** An aggregate of so many entities. */
export function aggregate(count: number): string {
  return `${open}${Array.from({ length: count }, (_, number) => entity(number)).join("\n")}</EntitiesDescriptor>`;
}

/** The same in pieces, so that 50 MB need not be held to be written. */
export function* aggregatePieces(bytes: number): Generator<string> {
  yield open;
  let size = 0;
  for (let number = 0; size < bytes; number += 1) {
    const text = entity(number);
    size += text.length;
    yield text;
  }
  yield "</EntitiesDescriptor>";
}
