import { assertionXml, pair, roleName, sessionName, signer, sp, wrap } from "../support/response.ts";
import { enveloped, exclusive, inclusive, signElement } from "../support/sign.ts";

const typed = (name: string, values: readonly string[], type: string) =>
  `<saml:Attribute Name="${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">${values.map((value) => `<saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}">${value}</saml:AttributeValue>`).join("")}</saml:Attribute>`;
const both = (type: string) => typed(roleName, [pair], type) + typed(sessionName, ["ann@example.com"], type);
const sign = (xml: string, options = {}) => signElement(xml, "Assertion", { signer, ...options });
const defaultNamespace = (xml: string) =>
  xml
    .replaceAll("<saml:", "<")
    .replaceAll("</saml:", "</")
    .replace('<Assertion xmlns:saml="', '<Assertion xmlns="')
    .replaceAll("<Issuer>https", '<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">https');

/** Signed responses in the manner of products: prefixes, types, line ends, signing both ways. All are sound. */
export const vendorResponses: Readonly<Record<string, string>> = {
  okta: sign(
    `<?xml version="1.0" encoding="UTF-8"?>${wrap(assertionXml({ attributes: both("xs:string") }))
      .replaceAll("saml:", "saml2:")
      .replaceAll("samlp:", "saml2p:")
      .replaceAll("xmlns:saml=", "xmlns:saml2=")
      .replaceAll("xmlns:samlp=", "xmlns:saml2p=")}`,
    { prefixes: ["xs"] },
  ),
  entra: sign(defaultNamespace(wrap(assertionXml())), { plain: true }),
  adfs: sign(
    defaultNamespace(
      wrap(
        assertionXml({
          authn:
            '<saml:AuthnStatement AuthnInstant="2026-11-23T11:59:58.123Z"><saml:AuthnContext><saml:AuthnContextClassRef>urn:federation:authentication:windows</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>',
        }),
      ),
    ),
  ),
  keycloak: signElement(
    sign(
      wrap(
        assertionXml({
          authn:
            '<saml:AuthnStatement AuthnInstant="2026-11-23T11:59:58Z" SessionIndex="a::b" SessionNotOnOrAfter="2026-11-23T22:00:00Z"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>',
        }),
      ),
    ),
    "Response",
    { signer },
  ),
  google: sign(
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n${wrap(assertionXml({ attributes: both("xs:anyType") })).replaceAll("><", ">\n<")}`,
  ),
  simplesamlphp: signElement(
    sign(
      wrap(
        assertionXml({
          attributes:
            both("xs:string") +
            typed("urn:oid:x", ["1"], "my:LocalType").replace("xmlns:xs=", 'xmlns:my="urn:my" xmlns:xs='),
        }),
      ),
    ),
    "Response",
    { signer },
  ),
  shibboleth: signElement(
    wrap(
      assertionXml({
        nameId: `<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="https://idp.example.com/saml" SPNameQualifier="${sp.entityId}">AAdzZWNyZXQx</saml:NameID>`,
      }),
    ),
    "Response",
    { signer },
  ),
  onelogin: sign(wrap(assertionXml({ attributes: both("xs:string") })).replaceAll("><", ">\r\n  <")),
  pingone: sign(wrap(assertionXml(), { responseIssuer: "" })),
  jumpcloud: sign(wrap(assertionXml()), { canonicalization: inclusive, transforms: [enveloped, inclusive] }),
  auth0: sign(wrap(assertionXml()), { plain: true, transforms: [enveloped, exclusive] }),
  authentik: sign(
    `\uFEFF${wrap(assertionXml({ nameId: '<saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">CN=Ann,O=Example</saml:NameID>' }))}`.replace(
      "\uFEFF",
      "",
    ),
  ),
  "empty default namespace": sign(
    wrap(assertionXml({ attributes: both("xs:string") })).replace(
      "<saml:AttributeValue ",
      '<saml:AttributeValue xmlns="" ',
    ),
  ),
  "without AuthnStatement": sign(wrap(assertionXml({ authn: "" }))),
  "other letters": sign(wrap(assertionXml({ nameId: "<saml:NameID>王芳 &amp; Zoë 🙂</saml:NameID>" }))),
};
