import {
  attributeXml,
  pair,
  type ResponseShape,
  responseXml,
  roleName,
  sessionName,
} from "../support/response.ts";
import type { Random } from "./random.ts";

/** What every base says, and so what every accepted mutant must say. */
export const identity = {
  nameId: "ann@example.com",
  issuer: "https://idp.example.com/saml",
  [roleName]: [pair],
  [sessionName]: ["ann@example.com"],
} as const;

type Change = (xml: string, random: Random) => string;

/**
 * Changes an identity provider may make before it signs: the schema stays content and the identity the same,
 * the bytes do not. They carry what comes after through to the signature.
 */
const benign: readonly [Change, ...Change[]] = [
  (xml) => xml.replaceAll("><", ">\n  <"),
  (xml) => xml.replaceAll("/>", " />").replaceAll('="', ' = "'),
  (xml) =>
    xml.replaceAll("saml:", "a:").replace("xmlns:saml=", "xmlns:a=").replace("xmlns:saml=", "xmlns:a="),
  (xml) => xml.replaceAll("samlp:", "p.-1:").replace("xmlns:samlp=", "xmlns:p.-1="),
  (xml) => xml.replaceAll("ann@", "&#97;nn&#x40;"),
  (xml) => xml.replace("<saml:NameID", '<saml:NameID xmlns:q="urn:q"'),
  (xml) => xml.replace("<saml:AttributeValue>", '<saml:AttributeValue xmlns="">'),
  (xml) => xml.replace(/ Format="[^"]*"/, ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"'),
  (xml) => xml.replace("<samlp:StatusCode", "<samlp:StatusCode xmlns:z='urn:z&lt;'"),
  (xml) =>
    xml.replace(
      "<saml:AuthnStatement",
      "<saml:Advice><saml:AssertionURIRef>urn:x</saml:AssertionURIRef></saml:Advice><saml:AuthnStatement",
    ),
  (xml, random) => xml.replaceAll("_assertion1", `_a${random.below(1e9)}.-`),
  (xml, random) => xml.replaceAll("_response1", `_r${random.below(1e9)}`),
  (xml, random) =>
    xml.replace(
      "</saml:AttributeStatement>",
      `${attributeXml(`x${random.below(99)}`, ["1", "", "&lt;b/&gt;", "é🙂"])}</saml:AttributeStatement>`,
    ),
  (xml, random) =>
    xml.replace(
      "<samlp:Status>",
      `<samlp:Extensions><x:e xmlns:x="urn:e${random.below(99)}" ID="_x1"/></samlp:Extensions><samlp:Status>`,
    ),
  (xml) => xml.replace('Version="2.0"', 'Consent="urn:c" Version="2.0"'),
];

/** A response with the base's identity, changed in up to four ways that matter to no reader. */
export function unsignedVariant(random: Random): string {
  const shape: ResponseShape = random.onceIn(3) ? { responseIssuer: "" } : {};
  let xml = responseXml(shape);
  for (let count = random.below(5); count > 0; count -= 1) xml = random.pick(benign)(xml, random);
  return xml;
}
