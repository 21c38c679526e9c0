import type { Diagnostic, DiagnosticCode } from "@modelstudio-sso/contracts";
import { explainResponse, type ResponseExpectation, verifyResponse } from "../../src/index.ts";
import { makeSigner } from "../support/certificate.ts";
import {
  assertionXml,
  expectation,
  now,
  post,
  type ResponseShape,
  responseXml,
  signedResponse,
  signer,
  sp,
  stranger,
  trustedIdp,
  wrap,
} from "../support/response.ts";
import { enveloped, type SignOptions, signElement } from "../support/sign.ts";

export type ResponseCode = Extract<DiagnosticCode, `response.${string}`>;

/** What a message leads to; `accepted` for findings that stop nothing. */
export interface Outcome {
  readonly verdict: "accept" | "reject" | "explained";
  readonly diagnostics: readonly Diagnostic[];
}

function judge(xml: string, given: Partial<ResponseExpectation> = {}): Outcome {
  return verifyResponse(post(xml), expectation(given));
}

function shaped(shape: ResponseShape, given: Partial<ResponseExpectation> = {}): Outcome {
  return judge(signedResponse(shape), given);
}

function signedWith(options: Partial<SignOptions>): Outcome {
  return judge(signedResponse({}, options));
}

function changed(change: (xml: string) => string): Outcome {
  return judge(change(signedResponse()));
}

const data = (attributes: string) =>
  `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData${attributes}/></saml:SubjectConfirmation>`;
const until = ' NotOnOrAfter="2026-11-23T12:05:00Z"';
const to = ` Recipient="${sp.acsUrl}"`;
const conditions = (attributes: string, content?: string) =>
  `<saml:Conditions${attributes}>${content ?? `<saml:AudienceRestriction><saml:Audience>${sp.entityId}</saml:Audience></saml:AudienceRestriction>`}</saml:Conditions>`;
const second = () =>
  signElement(responseXml(), "Assertion", { signer })
    .replace(/.*(<saml:Assertion.*<\/saml:Assertion>).*/s, "$1")
    .replaceAll("_assertion1", "_assertion2");
const old = makeSigner({ subject: "old.example.com", notAfter: "2026-11-23T11:00:00Z" });
const encryptionOnly =
  '<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>';

/** One message for every code of the catalogue; a code without one does not compile. */
export const responseSamples: Readonly<Record<ResponseCode, () => Outcome>> = {
  "response.too-large": () => judge(wrap(`${assertionXml()}${" ".repeat(256 * 1024)}`)),
  "response.not-found": () => verifyResponse(" ", expectation()),
  "response.not-base64": () => verifyResponse("PHNhbWxwOl%2B", expectation()),
  "response.not-utf8": () =>
    verifyResponse(Buffer.from([0x7d, 0x92, 0xff, 0xfe, 1]).toString("base64"), expectation()),
  "response.not-xml": () => judge("Service unavailable"),
  "response.html": () => judge("<!DOCTYPE html><html><body>Sign in</body></html>"),
  "response.declaration": () => changed((xml) => `<?xml version="1.0" encoding="UTF-16"?>${xml}`),
  "response.doctype": () => changed((xml) => `<!DOCTYPE r [<!ENTITY a "b">]>${xml}`),
  "response.comment": () =>
    changed((xml) => xml.replace("ann@example.com<", "ann@example.com<!---->.evil.com<")),
  "response.cdata": () => changed((xml) => xml.replace("ann@example.com<", "<![CDATA[ann@example.com]]><")),
  "response.processing-instruction": () => changed((xml) => xml.replace("ann@", "<?x ann?>ann@")),
  "response.control-character": () => changed((xml) => xml.replace("ann@", "ann\u0001@")),
  "response.too-complex": () =>
    changed((xml) =>
      xml.replace(
        "<samlp:Status>",
        `<samlp:Extensions>${"<a/>".repeat(9000)}</samlp:Extensions><samlp:Status>`,
      ),
    ),
  "response.malformed": () => changed((xml) => xml.replace("</saml:Subject>", "")),
  "response.not-response": () =>
    judge(
      signElement(responseXml(), "Assertion", { signer }).replace(
        /.*(<saml:Assertion.*<\/saml:Assertion>).*/s,
        "$1",
      ),
    ),
  "response.schema": () => changed((xml) => xml.replace("<samlp:Status>", "<samlp:Surprise/><samlp:Status>")),
  "response.binding": () => judge(signedResponse(), { binding: "redirect" }),
  "response.nested-message": () =>
    changed((xml) =>
      xml.replace(
        "<samlp:Status>",
        '<samlp:Extensions><samlp:LogoutRequest ID="_l" Version="2.0" IssueInstant="2026-11-23T12:00:00Z"/></samlp:Extensions><samlp:Status>',
      ),
    ),
  "response.id.duplicate": () => shaped({ responseId: "_assertion1" }),
  "response.encrypted": () => judge(wrap(encryptionOnly)),
  "response.assertion.missing": () => judge(wrap("")),
  "response.assertion.several": () =>
    changed((xml) => xml.replace("</samlp:Response>", `${second()}</samlp:Response>`)),
  "response.assertion.misplaced": () =>
    changed((xml) =>
      xml.replace("<samlp:Status>", `<samlp:Extensions>${second()}</samlp:Extensions><samlp:Status>`),
    ),
  "response.signature.missing": () => judge(responseXml()),
  "response.signature.misplaced": () =>
    changed((xml) =>
      xml.replace(
        "<samlp:Status>",
        '<samlp:Extensions><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/></samlp:Extensions><samlp:Status>',
      ),
    ),
  "response.signature.structure": () =>
    changed((xml) => xml.replace("</ds:Signature>", "<ds:Object/></ds:Signature>")),
  "response.signature.reference": () => changed((xml) => xml.replace('URI="#_assertion1"', 'URI=""')),
  "response.signature.transforms": () => signedWith({ transforms: [enveloped] }),
  "response.signature.algorithm": () =>
    changed((xml) => xml.replace("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256")),
  "response.signature.sha1": () =>
    signedWith({
      algorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
      digest: "http://www.w3.org/2000/09/xmldsig#sha1",
    }),
  "response.signature.unknown-key": () => signedWith({ signer: stranger }),
  "response.signature.value": () => signedWith({ signer: stranger, keyInfo: signer.certificate }),
  "response.signature.digest": () => changed((xml) => xml.replace("ann@example.com<", "eve@example.com<")),
  "response.signature.canonicalization": () =>
    changed((xml) => xml.replace(/<saml:AttributeValue>/, '<saml:AttributeValue><x xmlns="relative"/>')),
  "response.signature.unchecked": () => ({
    verdict: "explained",
    ...explainResponse(signedResponse(), { now, sp }),
  }),
  "response.certificate.expired": () =>
    judge(signedResponse({}, { signer: old }), { idp: trustedIdp([signer, old]) }),
  "response.version": () => shaped({ version: "1.1" }),
  "response.status": () =>
    judge(
      wrap("", {
        status:
          '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:RequestDenied"/></samlp:StatusCode><samlp:StatusMessage>not assigned</samlp:StatusMessage></samlp:Status>',
      }),
    ),
  "response.issuer.missing": () => shaped({ issuer: "" }),
  "response.issuer.mismatch": () => shaped({ issuer: "https://idp.example.com/saml/" }),
  "response.destination.missing": () =>
    judge(signElement(responseXml({ responseAttributes: "" }), "Response", { signer })),
  "response.destination.mismatch": () =>
    shaped({ responseAttributes: ' Destination="https://signin.aliyun.com/saml-role/sso"' }),
  "response.subject.missing": () => shaped({ subject: "" }),
  "response.name-id.missing": () => shaped({ nameId: "" }),
  "response.name-id.empty": () => shaped({ nameId: "<saml:NameID> </saml:NameID>" }),
  "response.confirmation.missing": () =>
    shaped({ confirmation: data(until + to).replace("cm:bearer", "cm:sender-vouches") }),
  "response.confirmation.recipient": () => shaped({ recipient: `${sp.acsUrl}/` }),
  "response.confirmation.no-expiry": () => shaped({ confirmation: data(to) }),
  "response.confirmation.expired": () => shaped({ confirmedUntil: "2026-11-23T11:58:00Z" }),
  "response.confirmation.not-before": () =>
    shaped({ confirmationAttributes: ' NotBefore="2026-11-23T11:00:00Z"' }),
  "response.in-response-to.missing": () =>
    judge(signedResponse(), { requestId: "_request1", allowIdpInitiated: false }),
  "response.in-response-to.mismatch": () =>
    shaped(
      { confirmationAttributes: ' InResponseTo="_other"', responseAttributes: ' InResponseTo="_request1"' },
      { requestId: "_request1" },
    ),
  "response.in-response-to.unexpected": () => shaped({ confirmationAttributes: ' InResponseTo="_other"' }),
  "response.idp-initiated": () => judge(signedResponse(), { allowIdpInitiated: false }),
  "response.conditions.missing": () => shaped({ conditions: "" }),
  "response.conditions.no-expiry": () => shaped({ conditions: conditions("") }),
  "response.conditions.expired": () =>
    shaped({ notOnOrAfter: "2026-11-23T11:58:59Z", notBefore: "2026-11-23T11:50:00Z" }),
  "response.conditions.not-yet-valid": () => shaped({ notBefore: "2026-11-23T12:01:30Z" }),
  "response.conditions.inverted": () =>
    shaped({ notBefore: "2026-11-23T12:00:30Z", notOnOrAfter: "2026-11-23T11:59:30Z" }),
  "response.conditions.unknown": () =>
    shaped({
      conditions: conditions(
        until,
        `<saml:AudienceRestriction><saml:Audience>${sp.entityId}</saml:Audience></saml:AudienceRestriction><saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:d="urn:d" xsi:type="d:DelegationRestrictionType"/>`,
      ),
    }),
  "response.audience.missing": () => shaped({ audience: "" }),
  "response.audience.mismatch": () =>
    shaped({
      audience:
        "<saml:AudienceRestriction><saml:Audience>urn:alibaba:cloudcomputing</saml:Audience></saml:AudienceRestriction>",
    }),
  "response.authn-statement.missing": () => shaped({ authn: "" }),
  "response.session.expired": () =>
    shaped({
      authn:
        '<saml:AuthnStatement AuthnInstant="2026-11-23T10:00:00Z" SessionNotOnOrAfter="2026-11-23T11:00:00Z"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>',
    }),
  "response.issued-in-future": () => shaped({ issueInstant: "2026-11-23T12:10:00Z" }),
  "response.time.unreadable": () => shaped({ notOnOrAfter: "2026-11-23T12:05:00" }),
  "response.replayed": () => judge(signedResponse(), { seenAssertionIds: new Set(["_assertion1"]) }),
};
