import { X509Certificate } from "node:crypto";
import { IdentityProvider, SamlLib } from "samlify";
import { SignedXml } from "xml-crypto";
import type { Circumstances } from "./circumstances.ts";
import { invalid } from "./failure.ts";
import type { IdpMetadata } from "./idp-metadata.ts";
import { attribute, children, descendants, namespaces, parseXml, trimmedText } from "./xml.ts";

const excC14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

// SHA-1 is still taken: a sign-in signed with rsa-sha1 was seen to work in 2025.
const signatureMethods = new Set([
  "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
]);
const digestMethods = new Set([
  "http://www.w3.org/2000/09/xmldsig#sha1",
  "http://www.w3.org/2001/04/xmlenc#sha256",
  "http://www.w3.org/2001/04/xmlenc#sha512",
]);

/** A message with the element whose signature is wanted. */
export interface SignedMessage {
  xml: string;
  element: Element;
}

/**
 * Verifies the enveloped signature of an element against the provider's certificates, trying each, and
 * returns the element as parsed anew from the signed bytes.
 *
 * @throws {SamlFailure} `invalid`
 */
export function verifyElement(
  message: SignedMessage,
  idp: IdpMetadata,
  { now, assumptions }: Circumstances,
): Element {
  const signature = requireSignature(message.element);
  for (const certificate of idp.signingCertificates) {
    const parsed = new X509Certificate(Buffer.from(certificate, "base64"));
    if (assumptions.saml.refuseExpiredCertificates && Date.parse(parsed.validTo) <= now.getTime()) continue;
    const bytes = signedBytes(message.xml, signature, parsed.toString());
    if (bytes !== undefined) return parseXml(bytes);
  }
  throw invalid("the signature does not verify with any signing certificate of the provider's metadata");
}

/**
 * Asks samlify for its opinion of the whole message; it must return the same assertion.
 *
 * Only its signature check is used: it keeps no module-wide state, unlike its response parser.
 * @throws {SamlFailure} `invalid`
 */
export function requireSecondOpinion(xml: string, assertion: Element, idp: IdpMetadata): void {
  const signatureAlgorithm = descendants(assertion, namespaces.signature, "SignatureMethod")[0];
  const algorithm = signatureAlgorithm && attribute(signatureAlgorithm, "Algorithm");
  const agrees = idp.signingCertificates.some((certificate) => {
    // samlify wants endpoints and warns about missing ones; none of them is ever used.
    const endpoint = { Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", Location: idp.entityId };
    const single = IdentityProvider({
      entityID: idp.entityId,
      signingCert: certificate,
      singleSignOnService: [endpoint],
      singleLogoutService: [endpoint],
    });
    try {
      const options = {
        metadata: single.entityMeta,
        ...(algorithm ? { signatureAlgorithm: algorithm } : {}),
      };
      const [verified, text] = SamlLib.verifySignature(xml, options);
      return verified && text !== null && sameAssertion(parseXml(text), assertion);
    } catch {
      return false;
    }
  });
  if (!agrees) throw invalid("a second verifier does not confirm the signature");
}

function sameAssertion(left: Element, right: Element): boolean {
  const subject = (element: Element) =>
    descendants(element, namespaces.assertion, "Subject").map(trimmedText).join();
  return left.getAttribute("ID") === right.getAttribute("ID") && subject(left) === subject(right);
}

/** The signature must be one that signs its own parent, whole, in the usual way. */
function requireSignature(element: Element): Element {
  const [signature, ...others] = children(element, namespaces.signature, "Signature");
  if (signature === undefined) throw invalid(`the ${element.localName} element is not signed`);
  if (others.length > 0) throw invalid(`the ${element.localName} element has several signatures`);
  const [reference, ...further] = descendants(signature, namespaces.signature, "Reference");
  const id = attribute(element, "ID") ?? "";
  if (
    reference === undefined ||
    further.length > 0 ||
    id === "" ||
    attribute(reference, "URI") !== `#${id}`
  ) {
    throw invalid("the signature must reference exactly its own element");
  }
  const algorithms = (name: string) =>
    descendants(signature, namespaces.signature, name).map((node) => attribute(node, "Algorithm") ?? "");
  const fine =
    algorithms("SignatureMethod").every((method) => signatureMethods.has(method)) &&
    algorithms("DigestMethod").every((method) => digestMethods.has(method)) &&
    algorithms("CanonicalizationMethod").every((method) => method === excC14n) &&
    algorithms("Transform").every((method) => method === excC14n || method === enveloped);
  if (!fine) throw invalid("the signature uses an algorithm that is not accepted");
  return signature;
}

/** Canonical bytes of the referenced element, or undefined when this key did not sign them. */
function signedBytes(xml: string, signature: Element, publicCert: string): string | undefined {
  const verifier = new SignedXml({ publicCert });
  try {
    // xml-crypto's types ask for the DOM library's Node; xmldom's element is one in all but name.
    verifier.loadSignature(signature as unknown as Node);
    if (!verifier.checkSignature(xml)) return undefined;
  } catch {
    return undefined;
  }
  const [bytes, ...others] = verifier.getSignedReferences();
  return others.length === 0 ? bytes : undefined;
}
