import { attributes, escapeXml } from "../xml.ts";
import { type AssertionDraft, type AttributeDraft, type ResponseDraft, saml } from "./draft.ts";

const assertionNamespace = "urn:oasis:names:tc:SAML:2.0:assertion";
const protocolNamespace = "urn:oasis:names:tc:SAML:2.0:protocol";

/**
 * The assertion as a document of its own. It declares its own namespace, so that it keeps its exclusive
 * canonical form, and so its signature, wherever it is placed.
 */
export function writeAssertion(draft: AssertionDraft): string {
  const head = attributes({
    "xmlns:saml": assertionNamespace,
    ID: draft.id,
    IssueInstant: draft.issueInstant.toISOString(),
    Version: "2.0",
  });
  return [
    `<saml:Assertion${head}>`,
    `<saml:Issuer>${escapeXml(draft.issuer)}</saml:Issuer>`,
    writeSubject(draft),
    writeConditions(draft),
    writeAuthnStatement(draft),
    writeAttributes(draft.attributes),
    "</saml:Assertion>",
  ].join("");
}

/** The response around whatever is put into it. */
export function writeResponse(draft: ResponseDraft, content: string): string {
  const head = attributes({
    "xmlns:samlp": protocolNamespace,
    Destination: draft.destination,
    ID: draft.id,
    InResponseTo: draft.inResponseTo,
    IssueInstant: draft.issueInstant.toISOString(),
    Version: "2.0",
  });
  const issuer = `<saml:Issuer xmlns:saml="${assertionNamespace}">${escapeXml(draft.issuer)}</saml:Issuer>`;
  return `<samlp:Response${head}>${issuer}${writeStatus(draft.status)}${content}</samlp:Response>`;
}

/** Wraps encrypted content in the element the assertion would otherwise be. */
export function writeEncryptedAssertion(encryptedData: string): string {
  return `<saml:EncryptedAssertion xmlns:saml="${assertionNamespace}">${encryptedData}</saml:EncryptedAssertion>`;
}

function writeSubject(draft: AssertionDraft): string {
  const { nameId, confirmation } = draft;
  if (!nameId && !confirmation) return "";
  const name = nameId
    ? `<saml:NameID${attributes({ Format: nameId.format })}>${escapeXml(nameId.value)}</saml:NameID>`
    : "";
  const data =
    confirmation &&
    attributes({
      InResponseTo: confirmation.inResponseTo,
      NotOnOrAfter: confirmation.notOnOrAfter?.toISOString(),
      Recipient: confirmation.recipient,
    });
  const proof = confirmation
    ? `<saml:SubjectConfirmation${attributes({ Method: confirmation.method })}>` +
      `<saml:SubjectConfirmationData${data}/></saml:SubjectConfirmation>`
    : "";
  return `<saml:Subject>${name}${proof}</saml:Subject>`;
}

function writeConditions({ conditions }: AssertionDraft): string {
  if (!conditions) return "";
  const window = attributes({
    NotBefore: conditions.notBefore.toISOString(),
    NotOnOrAfter: conditions.notOnOrAfter.toISOString(),
  });
  const audiences = conditions.audiences.map((uri) => `<saml:Audience>${escapeXml(uri)}</saml:Audience>`);
  const restriction =
    audiences.length > 0 ? `<saml:AudienceRestriction>${audiences.join("")}</saml:AudienceRestriction>` : "";
  return `<saml:Conditions${window}>${restriction}</saml:Conditions>`;
}

function writeAuthnStatement({ authn }: AssertionDraft): string {
  if (!authn) return "";
  const head = attributes({
    AuthnInstant: authn.instant.toISOString(),
    SessionIndex: authn.sessionIndex,
    SessionNotOnOrAfter: authn.sessionNotOnOrAfter.toISOString(),
  });
  const context = `<saml:AuthnContextClassRef>${saml.passwordContext}</saml:AuthnContextClassRef>`;
  return `<saml:AuthnStatement${head}><saml:AuthnContext>${context}</saml:AuthnContext></saml:AuthnStatement>`;
}

function writeAttributes(list: AttributeDraft[]): string {
  if (list.length === 0) return "";
  const one = ({ name, values }: AttributeDraft) =>
    `<saml:Attribute${attributes({ Name: name, NameFormat: saml.unspecifiedName })}>` +
    values.map((value) => `<saml:AttributeValue>${escapeXml(value)}</saml:AttributeValue>`).join("") +
    "</saml:Attribute>";
  return `<saml:AttributeStatement>${list.map(one).join("")}</saml:AttributeStatement>`;
}

function writeStatus({ code, detailCode, message }: ResponseDraft["status"]): string {
  const detail = detailCode === undefined ? "" : `<samlp:StatusCode${attributes({ Value: detailCode })}/>`;
  const text =
    message === undefined ? "" : `<samlp:StatusMessage>${escapeXml(message)}</samlp:StatusMessage>`;
  return (
    `<samlp:Status><samlp:StatusCode${attributes({ Value: code })}>${detail}</samlp:StatusCode>` +
    `${text}</samlp:Status>`
  );
}
