import { checkMetadata, type ResponseExpectation, type ValidatedIdp } from "../../src/index.ts";
import type { Signer } from "./certificate.ts";
import { idpEntityId, metadata } from "./metadata.ts";
import { type SignOptions, signElement } from "./sign.ts";
import { signer, stranger } from "./signers.ts";

export { signer, stranger };

export const now = new Date("2026-11-23T12:00:00Z");
export const sp = {
  entityId: "urn:alibaba:cloudcomputing:international",
  acsUrl: "https://signin.alibabacloud.com/saml-role/sso",
};

export const roleName = "https://www.aliyun.com/SAML-Role/Attributes/Role";
export const sessionName = "https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName";
export const durationName = "https://www.aliyun.com/SAML-Role/Attributes/SessionDuration";
export const pair = "acs:ram::123456789012:role/developers,acs:ram::123456789012:saml-provider/corp-idp";

export interface ResponseShape {
  readonly responseId?: string;
  readonly assertionId?: string;
  readonly responseIssuer?: string;
  readonly issuer?: string;
  readonly responseAttributes?: string;
  readonly responseExtra?: string;
  readonly responseIssueInstant?: string;
  readonly assertionAttributes?: string;
  readonly version?: string;
  readonly issueInstant?: string;
  readonly status?: string;
  readonly nameId?: string;
  readonly subject?: string;
  readonly confirmation?: string;
  readonly recipient?: string;
  readonly confirmedUntil?: string;
  readonly confirmationAttributes?: string;
  readonly conditions?: string;
  readonly notBefore?: string;
  readonly notOnOrAfter?: string;
  readonly audience?: string;
  readonly authn?: string;
  readonly attributes?: string;
  readonly advice?: string;
}

/** An AttributeStatement's attribute. */
export function attributeXml(name: string, values: readonly string[], type = ""): string {
  return `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue${type}>${value}</saml:AttributeValue>`).join("")}</saml:Attribute>`;
}

const roles = attributeXml(roleName, [pair]) + attributeXml(sessionName, ["ann@example.com"]);

/** An unsigned assertion. */
export function assertionXml(shape: ResponseShape = {}): string {
  const confirmation =
    shape.confirmation ??
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${shape.confirmedUntil ?? "2026-11-23T12:05:00Z"}" Recipient="${shape.recipient ?? sp.acsUrl}"${shape.confirmationAttributes ?? ""}/></saml:SubjectConfirmation>`;
  const subject =
    shape.subject ??
    `<saml:Subject>${shape.nameId ?? '<saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ann@example.com</saml:NameID>'}${confirmation}</saml:Subject>`;
  const conditions =
    shape.conditions ??
    `<saml:Conditions NotBefore="${shape.notBefore ?? "2026-11-23T11:59:30Z"}" NotOnOrAfter="${shape.notOnOrAfter ?? "2026-11-23T12:05:00Z"}">${shape.audience ?? `<saml:AudienceRestriction><saml:Audience>${sp.entityId}</saml:Audience></saml:AudienceRestriction>`}</saml:Conditions>`;
  const authn =
    shape.authn ??
    '<saml:AuthnStatement AuthnInstant="2026-11-23T11:59:58Z" SessionIndex="_session1"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>';
  const attributes = shape.attributes ?? roles;
  const statement =
    attributes === "" ? "" : `<saml:AttributeStatement>${attributes}</saml:AttributeStatement>`;
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${shape.assertionId ?? "_assertion1"}" Version="${shape.version ?? "2.0"}" IssueInstant="${shape.issueInstant ?? "2026-11-23T11:59:59Z"}"${shape.assertionAttributes ?? ""}><saml:Issuer>${shape.issuer ?? idpEntityId}</saml:Issuer>${subject}${conditions}${shape.advice ?? ""}${authn}${statement}</saml:Assertion>`;
}

/** A Response around any content. */
export function wrap(content: string, shape: ResponseShape = {}): string {
  const status =
    shape.status ??
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>';
  const issuer =
    shape.responseIssuer === "" ? "" : `<saml:Issuer>${shape.responseIssuer ?? idpEntityId}</saml:Issuer>`;
  const attributes = shape.responseAttributes ?? ` Destination="${sp.acsUrl}"`;
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${shape.responseId ?? "_response1"}" Version="2.0" IssueInstant="${shape.responseIssueInstant ?? "2026-11-23T11:59:59Z"}"${attributes}>${issuer}${shape.responseExtra ?? ""}${status}${content}</samlp:Response>`;
}

/** The XML of an unsigned response. */
export function responseXml(shape: ResponseShape = {}): string {
  return wrap(assertionXml(shape), shape);
}

/** A response whose assertion is signed. */
export function signedResponse(shape: ResponseShape = {}, options: Partial<SignOptions> = {}): string {
  return signElement(responseXml(shape), "Assertion", { signer, ...options });
}

/** Base64 as a browser posts it. */
export function post(xml: string): string {
  return Buffer.from(xml).toString("base64");
}

/** The trusted description of an IdP with these keys. */
export function trustedIdp(signers: readonly Signer[] = [signer], entityId = idpEntityId): ValidatedIdp {
  const { validated, diagnostics } = checkMetadata(metadata({ signers, entityId }), { now });
  if (validated === undefined) throw new Error(JSON.stringify(diagnostics));
  return validated;
}

export const idp = trustedIdp();

/** What every sample is judged by unless it says otherwise. */
export function expectation(given: Partial<ResponseExpectation> = {}): ResponseExpectation {
  return { idp, sp, now, allowIdpInitiated: true, ...given };
}
