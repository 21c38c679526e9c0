import { assertionXml, signer, stranger } from "../support/response.ts";
import type { Random } from "./random.ts";
import { type Span, spansOf } from "./spans.ts";

/** A change somebody without a key makes to a signed message. */
export type Attack = (xml: string, random: Random) => string;

const evil = assertionXml({ assertionId: "_evil", nameId: "<saml:NameID>evil@example.com</saml:NameID>" });
const pieces = [
  evil,
  evil.replaceAll("_evil", "_assertion1"),
  "<saml:NameID>evil@example.com</saml:NameID>",
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>',
  "<samlp:Extensions/>",
  "<x xmlns=''/>",
] as const satisfies [string, ...string[]];
const boxes = [
  "samlp:Extensions",
  "saml:Advice",
  "ds:Object",
  "samlp:StatusDetail",
  "saml:AttributeValue",
  "x",
] as const satisfies [string, ...string[]];
const algorithms = [
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
  "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
  "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  "http://www.w3.org/2001/10/xml-exc-c14n#",
  "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
  "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
  "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
  "http://www.w3.org/2001/04/xmlenc#sha512",
] as const satisfies [string, ...string[]];

function some(xml: string, random: Random): Span | undefined {
  const spans = spansOf(xml);
  return spans[random.below(spans.length)];
}

function cut(xml: string, from: number, to: number, put: string): string {
  return xml.slice(0, from) + put + xml.slice(to);
}

/** Elements taken out, doubled, moved, exchanged, wrapped, filled. */
export const structural: readonly [Attack, ...Attack[]] = [
  (xml, random) => {
    const span = some(xml, random);
    return span === undefined ? xml : cut(xml, span.from, span.to, "");
  },
  (xml, random) => {
    const span = some(xml, random);
    return span === undefined ? xml : cut(xml, span.to, span.to, xml.slice(span.from, span.to));
  },
  (xml, random) => {
    const [span, other] = [some(xml, random), some(xml, random)];
    if (span === undefined || other === undefined || other.from < span.to) return xml;
    const moved = cut(xml, other.until, other.until, xml.slice(span.from, span.to));
    return cut(moved, span.from, span.to, "");
  },
  (xml, random) => {
    const [span, other] = [some(xml, random), some(xml, random)];
    if (span === undefined || other === undefined) return xml;
    return cut(xml, span.from, span.from, xml.slice(other.from, other.to));
  },
  (xml, random) => {
    const span = some(xml, random);
    const box = random.pick(boxes);
    if (span === undefined) return xml;
    return cut(xml, span.from, span.to, `<${box}>${xml.slice(span.from, span.to)}</${box}>`);
  },
  (xml, random) => {
    const span = some(xml, random);
    return span === undefined ? xml : cut(xml, span.from, span.from, random.pick(pieces));
  },
  (xml, random) => {
    const span = some(xml, random);
    return span === undefined ? xml : cut(xml, span.inner, span.until, random.pick(pieces));
  },
];

const within =
  /<(?:[\w.-]+:)?(NameID|AttributeValue|Audience|Issuer|DigestValue|SignatureValue|AuthnContextClassRef)[^<>]*>([^<]+)/g;
const quoted =
  /\b(ID|URI|InResponseTo|Recipient|Destination|NotOnOrAfter|NotBefore|IssueInstant|AuthnInstant|SessionIndex|Value|Name|Format|Algorithm|Version)="([^"]*)"/g;

function replaceOne(
  xml: string,
  random: Random,
  where: { pattern: RegExp; by: (old: string) => string },
): string {
  const found = [...xml.matchAll(where.pattern)];
  const match = found[random.below(found.length)];
  if (match === undefined) return xml;
  const old = match[2] ?? "";
  const at = match.index + match[0].lastIndexOf(old);
  return cut(xml, at, at + old.length, where.by(old));
}

/** Texts, attributes, IDs, keys and algorithms, in ways the schema mostly allows. */
export const textual: readonly [Attack, ...Attack[]] = [
  (xml) => xml.replaceAll("ann@", "evil@"),
  (xml, random) => replaceOne(xml, random, { pattern: within, by: (old) => `${old}x` }),
  (xml, random) => replaceOne(xml, random, { pattern: within, by: (old) => old.slice(0, -1) }),
  (xml, random) => replaceOne(xml, random, { pattern: within, by: (old) => ` ${old}` }),
  (xml, random) =>
    replaceOne(xml, random, {
      pattern: within,
      by: (old) => old.replace(/[a-z]/, (letter) => `&#${letter.charCodeAt(0)};`),
    }),
  (xml, random) => replaceOne(xml, random, { pattern: quoted, by: (old) => old.replace("2026", "2027") }),
  (xml, random) => replaceOne(xml, random, { pattern: quoted, by: (old) => `${old}1` }),
  (xml, random) =>
    replaceOne(xml, random, {
      pattern: quoted,
      by: () => random.pick(["_assertion1", "_response1", "#_assertion1", "", "_evil"]),
    }),
  (xml, random) =>
    replaceOne(xml, random, { pattern: /\b(Algorithm)="([^"]*)"/g, by: () => random.pick(algorithms) }),
  (xml, random) => {
    const digits = [...xml.matchAll(/<(?:[\w.-]+:)?(DigestValue|SignatureValue)>([^<]+)/g)];
    const match = digits[random.below(digits.length)];
    if (match === undefined) return xml;
    const at = match.index + match[0].length - 1 - random.below((match[2] ?? "x").length - 4) - 3;
    return cut(xml, at, at + 1, random.pick(["A", "b", "7", "/"]));
  },
  (xml) => xml.replace(signer.certificate, stranger.certificate),
  (xml) => xml.replace(/<((?:[\w.-]+:)?KeyInfo)>.*<\/\1>/s, ""),
  (xml) =>
    xml.replace(
      /<((?:[\w.-]+:)?Transform) Algorithm="http:\/\/www.w3.org\/2001\/10\/xml-exc-c14n#">/,
      '$&<e:InclusiveNamespaces xmlns:e="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="saml samlp"/>',
    ),
  (xml) => xml.replace("<saml:Assertion ", '<saml:Assertion xmlns:unused="urn:u" '),
  (xml) => xml.replace("status:Success", "status:Responder"),
];

/** Marks that readers see differently, and other ways to write the same text. */
export const lexical: readonly [Attack, ...Attack[]] = [
  (xml) => xml.replace("ann@", "ann<!---->@"),
  (xml) => xml.replace("ann@", "<?x ?>ann@"),
  (xml) => xml.replace(/ann@example\.com/, "<![CDATA[ann@example.com]]>"),
  (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`,
  (xml) => `<?xml version="1.0" encoding="UTF-7"?>\n${xml}`,
  (xml) => `<!DOCTYPE r [<!ATTLIST saml:NameID Format CDATA "x">]>${xml}`,
  (xml) => `\uFEFF${xml}`,
  (xml) => ` ${xml}`,
  (xml) => `${xml}<!-- end -->`,
  (xml) => `${xml}${xml}`,
  (xml) => xml.replaceAll("\n", "\r\n"),
  (xml) => xml.replaceAll("saml:", "samlp:"),
  (xml) => xml.replace("xmlns:saml=", "xmlns:Saml="),
  (xml, random) => xml.slice(0, random.below(xml.length)),
  (xml) => xml.replaceAll("'", "&apos;").replaceAll("&lt;", "<"),
];
