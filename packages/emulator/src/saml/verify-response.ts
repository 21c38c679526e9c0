import type { Circumstances } from "./circumstances.ts";
import type { UnverifiedResponse } from "./decode.ts";
import { invalid, SamlFailure } from "./failure.ts";
import type { IdpMetadata } from "./idp-metadata.ts";
import { readRoleAttributes } from "./role-attributes.ts";
import { requireSecondOpinion, verifyElement } from "./signature.ts";
import type { VerifiedAssertion } from "./verified-assertion.ts";
import { attribute, children, descendants, isElement, namespaces, trimmedText } from "./xml.ts";

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const success = "urn:oasis:names:tc:SAML:2.0:status:Success";

/**
 * Verifies a response by the published rules of role sign-in, all but audience and recipient, which depend
 * on the account and on who asks. Whatever is returned was read from the signed bytes.
 *
 * @throws {SamlFailure}
 */
export function verifyResponse(
  response: UnverifiedResponse,
  idp: IdpMetadata,
  circumstances: Circumstances,
): VerifiedAssertion {
  const element = onlyAssertion(response.root);
  const messageSigned = children(response.root, namespaces.signature, "Signature").length > 0;
  if (messageSigned && circumstances.assumptions.saml.refuseBrokenMessageSignature) {
    verifyElement({ xml: response.xml, element: response.root }, idp, circumstances);
  }
  const assertion = verifyElement({ xml: response.xml, element }, idp, circumstances);
  if (!isElement(assertion, namespaces.assertion, "Assertion"))
    throw invalid("the signed element is no Assertion");
  requireSecondOpinion(response.xml, element, idp);
  requireSuccess(response.root);
  return readAssertion(assertion, idp, circumstances);
}

/** Structure by counting: one assertion, at its place, and no signature anywhere it does not belong. */
function onlyAssertion(root: Element): Element {
  if (descendants(root, namespaces.assertion, "EncryptedAssertion").length > 0) {
    throw invalid("encrypted assertions are not supported by role sign-in");
  }
  const [assertion, ...others] = descendants(root, namespaces.assertion, "Assertion");
  if (assertion === undefined) throw invalid("the response holds no assertion");
  if (others.length > 0 || assertion.parentNode !== root)
    throw invalid("the response must hold exactly one assertion");
  if (descendants(root, namespaces.protocol, "Response").length > 0)
    throw invalid("a response inside the response");
  for (const signature of descendants(root, namespaces.signature, "Signature")) {
    if (signature.parentNode !== root && signature.parentNode !== assertion)
      throw invalid("a misplaced signature");
  }
  const ids = [root, ...Array.from(root.getElementsByTagName("*"))].flatMap(
    (element) => attribute(element, "ID") ?? [],
  );
  if (new Set(ids).size !== ids.length) throw invalid("an ID is used twice");
  return assertion;
}

function requireSuccess(root: Element): void {
  const [status] = children(root, namespaces.protocol, "Status");
  const [code] = status === undefined ? [] : children(status, namespaces.protocol, "StatusCode");
  if (code === undefined || attribute(code, "Value") !== success) throw invalid("the status is not Success");
}

function readAssertion(
  assertion: Element,
  idp: IdpMetadata,
  circumstances: Circumstances,
): VerifiedAssertion {
  const only = (parent: Element, name: string): Element => {
    const [found, ...others] = children(parent, namespaces.assertion, name);
    if (found === undefined || others.length > 0) throw invalid(`there must be exactly one ${name}`);
    return found;
  };
  if (attribute(assertion, "Version") !== "2.0") throw invalid("the assertion is not of SAML 2.0");
  const issuer = trimmedText(only(assertion, "Issuer"));
  if (issuer !== idp.entityId)
    throw invalid(`the issuer is "${issuer}", the metadata is of "${idp.entityId}"`);
  const subject = only(assertion, "Subject");
  const nameId = only(subject, "NameID");
  const confirmation = readConfirmation(only(subject, "SubjectConfirmation"));
  const conditions = only(assertion, "Conditions");
  const statement = children(assertion, namespaces.assertion, "AuthnStatement")[0];
  if (statement === undefined) throw invalid("there is no AuthnStatement");
  const sessionNotOnOrAfter = attribute(statement, "SessionNotOnOrAfter");
  requireTimely(conditions, circumstances);
  requireBefore(confirmation.notOnOrAfter, "SubjectConfirmationData", circumstances);
  if (sessionNotOnOrAfter !== undefined) {
    requireBefore(sessionNotOnOrAfter, "SessionNotOnOrAfter", circumstances);
  }
  return {
    id: attribute(assertion, "ID") ?? "",
    issuer,
    subject: trimmedText(nameId),
    subjectFormat: attribute(nameId, "Format") ?? "",
    ...confirmation,
    audienceRestrictions: readAudiences(conditions),
    ...readRoleAttributes(assertion, circumstances.assumptions),
    ...(sessionNotOnOrAfter === undefined ? {} : { sessionNotOnOrAfter }),
  };
}

function readConfirmation(confirmation: Element): { recipient: string; notOnOrAfter: string } {
  if (attribute(confirmation, "Method") !== bearer)
    throw invalid("the subject confirmation is not of method bearer");
  const [data] = children(confirmation, namespaces.assertion, "SubjectConfirmationData");
  const recipient = data && attribute(data, "Recipient");
  const notOnOrAfter = data && attribute(data, "NotOnOrAfter");
  if (!recipient || !notOnOrAfter) throw invalid("SubjectConfirmationData needs Recipient and NotOnOrAfter");
  return { recipient, notOnOrAfter };
}

function readAudiences(conditions: Element): string[][] {
  const restrictions = children(conditions, namespaces.assertion, "AudienceRestriction");
  if (restrictions.length === 0) throw invalid("there is no AudienceRestriction");
  return restrictions.map((restriction) =>
    children(restriction, namespaces.assertion, "Audience").map(trimmedText),
  );
}

function requireTimely(conditions: Element, circumstances: Circumstances): void {
  const { now, assumptions } = circumstances;
  const notBefore = attribute(conditions, "NotBefore");
  const latest = now.getTime() + assumptions.saml.clockSkewMs;
  if (notBefore !== undefined && !(instant(notBefore) <= latest))
    throw invalid("the assertion is not valid yet");
  const notOnOrAfter = attribute(conditions, "NotOnOrAfter");
  if (notOnOrAfter !== undefined) requireBefore(notOnOrAfter, "Conditions", circumstances);
}

function requireBefore(limit: string, where: string, { now, assumptions }: Circumstances): void {
  if (!(instant(limit) > now.getTime() - assumptions.saml.clockSkewMs)) {
    throw new SamlFailure("expired", `${where} ended at ${limit}`);
  }
}

function instant(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw invalid(`"${text}" is not a time`);
  return time;
}
