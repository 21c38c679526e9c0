import { assertionXml, signedResponse, signer, wrap } from "../support/response.ts";
import { signElement } from "../support/sign.ts";

/** Parts of a genuine response whose assertion is signed, and a forged assertion without signature. */
const genuine = signedResponse();
const assertion = /<saml:Assertion.*<\/saml:Assertion>/s.exec(genuine)?.[0] ?? "";
const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(assertion)?.[0] ?? "";
const bare = assertion.replace(signature, "");
const evil = assertionXml({ assertionId: "_evil", nameId: "<saml:NameID>evil@example.com</saml:NameID>" });
const evilSameId = evil.replace("_evil", "_assertion1");
const signedOuter = signElement(wrap(assertionXml()), "Response", { signer });
const outerSignature = /<ds:Signature .*<\/ds:Signature>/s.exec(signedOuter)?.[0] ?? "";
const outerBare = signedOuter.replace(outerSignature, "");
const evilOuter = wrap(evil, { responseId: "_evilresponse" });

const into = (where: string, content: string) => where.replace("</saml:Issuer>", `</saml:Issuer>${content}`);
const object = (content: string) =>
  signature.replace("</ds:Signature>", `<ds:Object>${content}</ds:Object></ds:Signature>`);
const extensions = (content: string) => `<samlp:Extensions>${content}</samlp:Extensions>`;
const detail = (content: string) =>
  `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/><samlp:StatusDetail>${content}</samlp:StatusDetail></samlp:Status>`;

/** The eight shapes of "On Breaking SAML" (2012) and every other place where a part can be hidden. */
export const wrappings: Readonly<Record<string, string>> = {
  "XSW1: copy of the signed Response inside its signature": into(
    evilOuter,
    outerSignature.replace("</ds:Signature>", `<ds:Object>${outerBare}</ds:Object></ds:Signature>`),
  ),
  "XSW2: signed Response beside its detached signature": into(evilOuter, outerBare + outerSignature),
  "XSW3: forged assertion before the signed one": wrap(evil + assertion),
  "XSW4: signed assertion inside the forged one": wrap(
    evil.replace("</saml:Assertion>", `${assertion}</saml:Assertion>`),
  ),
  "XSW5: forged assertion carries the signature, the genuine one follows": wrap(into(evil, signature) + bare),
  "XSW6: genuine assertion inside the signature of the forged one": wrap(
    into(evil, signature.replace("</ds:Signature>", `${bare}</ds:Signature>`)),
  ),
  "XSW7: forged assertion in Extensions": wrap(assertion, { responseExtra: extensions(evil) }),
  "XSW8: genuine assertion in the signature's Object": wrap(into(evil, object(bare))),
  "genuine assertion in Extensions": wrap(evil, { responseExtra: extensions(assertion) }),
  "genuine assertion in StatusDetail": wrap(evil, { status: detail(assertion) }),
  "forged assertion in StatusDetail": wrap(assertion, { status: detail(evil) }),
  "genuine assertion in Advice": wrap(
    evil.replace("<saml:AuthnStatement", `<saml:Advice>${assertion}</saml:Advice><saml:AuthnStatement`),
  ),
  "genuine assertion in an attribute value": wrap(
    evil.replace("<saml:AttributeValue>", `<saml:AttributeValue>${assertion}`),
  ),
  "genuine assertion in the confirmation data": wrap(
    evil.replace(/(<saml:SubjectConfirmationData[^>]*)\/>/, `$1>${assertion}</saml:SubjectConfirmationData>`),
  ),
  "forged assertion after the signed one": wrap(assertion + evil),
  "two with one ID, forged first": wrap(evilSameId + assertion),
  "two with one ID, genuine first": wrap(assertion + evilSameId),
  "signature moved to the Response": into(wrap(evil), signature),
  "signature alone, assertion replaced": wrap(into(evil, signature)),
  "signature alone, same ID": wrap(into(evilSameId, signature)),
  "assertion in a foreign element": wrap(evil, {
    responseExtra: extensions(`<x:box xmlns:x="urn:x">${assertion}</x:box>`),
  }),
  "whole genuine response in Extensions": wrap(evil, { responseExtra: extensions(genuine) }),
  "Response signature over a second response": into(evilOuter, outerSignature) + signedOuter,
  "encrypted and plain side by side": wrap(
    `<saml:EncryptedAssertion><e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData><e:CipherValue>AAAA</e:CipherValue></e:CipherData></e:EncryptedData></saml:EncryptedAssertion>${assertion}`,
  ),
  "foreign ID attribute takes the same value": wrap(
    into(
      evil.replace("<saml:Subject>", '<saml:Subject><x:y xmlns:x="urn:x" x:ID="_assertion1"/>'),
      signature,
    ),
  ),
  "two SignedInfo": genuine.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s, (info) => info + info),
  "two References": genuine.replace(
    /<ds:Reference .*<\/ds:Reference>/s,
    (reference) => reference + reference.replace("_assertion1", "_response1"),
  ),
  "two Signatures": genuine.replace(signature, signature + signature),
  "empty Signature": genuine.replace(
    signature,
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>',
  ),
  "no Signature": genuine.replace(signature, ""),
  "wrong namespace for the assertion": wrap(into(evil, signature)).replaceAll(
    "urn:oasis:names:tc:SAML:2.0:assertion",
    "urn:oasis:names:tc:SAML:2.0:assertions",
  ),
};
