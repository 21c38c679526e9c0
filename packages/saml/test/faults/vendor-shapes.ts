import type { MetadataShape } from "../support/metadata.ts";
import type { ResponseShape } from "../support/response.ts";

/** How a product writes: names, prefixes, white space, what it signs, what its metadata looks like. */
export interface VendorShape {
  readonly name: string;
  readonly entityId: string;
  readonly signsResponse?: boolean;
  /** Attributes of every AttributeValue. */
  readonly valueType?: string;
  readonly response?: ResponseShape;
  readonly metadata?: MetadataShape;
  dress(xml: string): string;
  dressMetadata(xml: string): string;
}

const typed = (type: string) =>
  ` xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}"`;
const same = (xml: string) => xml;

function renamed(xml: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce(
    (text, [from, to]) => text.replaceAll(`${from}:`, `${to}:`).replaceAll(`xmlns:${from}=`, `xmlns:${to}=`),
    xml,
  );
}

/** Microsoft's products write the assertion in a default namespace. */
function defaultNamespace(xml: string): string {
  const ns = ' xmlns="urn:oasis:names:tc:SAML:2.0:assertion"';
  const [head = "", ...rest] = xml.split("<saml:Assertion");
  if (rest.length === 0) return xml;
  const [body = "", tail = ""] = rest.join("<saml:Assertion").split("</saml:Assertion>");
  const inner = body
    .replaceAll("<saml:", "<")
    .replaceAll("</saml:", "</")
    .replace(/ xmlns:saml="[^"]*"/, ns);
  return `${head}<Assertion${inner}</Assertion>${tail}`;
}

const fed =
  '<RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706"><fed:ClaimTypesOffered/></RoleDescriptor>';
const organization =
  '<Organization><OrganizationName xml:lang="en">x</OrganizationName><OrganizationDisplayName xml:lang="en">Example</OrganizationDisplayName><OrganizationURL xml:lang="en">https://example.com</OrganizationURL></Organization>';
const prefixed = (xml: string) =>
  xml
    .replaceAll(
      /<(\/?)(EntityDescriptor|IDPSSODescriptor|SPSSODescriptor|KeyDescriptor|SingleSignOnService|AssertionConsumerService)/g,
      "<$1md:$2",
    )
    .replace(
      'xmlns="urn:oasis:names:tc:SAML:2.0:metadata"',
      'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"',
    );

export const vendorShapes: readonly VendorShape[] = [
  {
    name: "okta",
    entityId: "http://www.okta.com/exk1",
    valueType: typed("xs:string"),
    signsResponse: true,
    dress: (xml) =>
      `<?xml version="1.0" encoding="UTF-8"?>${renamed(xml, { samlp: "saml2p", saml: "saml2" })}`,
    dressMetadata: (xml) => `<?xml version="1.0" encoding="UTF-8"?>${prefixed(xml)}`,
  },
  {
    name: "entra",
    entityId: "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
    metadata: { entity: fed },
    dress: defaultNamespace,
    dressMetadata: (xml) => `\uFEFF${xml}`,
  },
  {
    name: "adfs",
    entityId: "http://adfs.example.com/adfs/services/trust",
    metadata: { entity: fed + organization },
    dress: defaultNamespace,
    dressMetadata: same,
  },
  {
    name: "keycloak",
    entityId: "https://sso.example.com/realms/corp",
    signsResponse: true,
    valueType: typed("xs:string"),
    dress: same,
    dressMetadata: prefixed,
  },
  {
    name: "google",
    entityId: "https://accounts.google.com/o/saml2?idpid=C0",
    valueType: typed("xs:anyType"),
    dress: (xml) =>
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n${renamed(xml.replaceAll("><", ">\n<"), { saml: "saml2", samlp: "saml2p" })}`,
    dressMetadata: (xml) => prefixed(xml).replaceAll("><", ">\n  <"),
  },
  {
    name: "onelogin",
    entityId: "https://app.onelogin.com/saml/metadata/1",
    dress: (xml) => xml.replaceAll("><", ">\r\n  <"),
    dressMetadata: (xml) => xml.replaceAll("><", ">\r\n  <"),
  },
  {
    name: "shibboleth",
    entityId: "https://idp.example.edu/idp/shibboleth",
    signsResponse: true,
    response: {
      nameId:
        '<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient">AAdzZWNyZXQx</saml:NameID>',
    },
    metadata: { entity: organization },
    dress: (xml) => renamed(xml, { samlp: "saml2p", saml: "saml2" }),
    dressMetadata: same,
  },
  {
    name: "auth0",
    entityId: "urn:example.eu.auth0.com",
    valueType: typed("xs:string"),
    dress: same,
    dressMetadata: same,
  },
];
