/** An attribute of the assertion: one AttributeValue for each value. */
export interface AttributeDraft {
  name: string;
  values: string[];
}

/** The assertion before it is written; what is undefined or empty is left out. */
export interface AssertionDraft {
  id: string;
  issueInstant: Date;
  issuer: string;
  nameId?: { format: string; value: string } | undefined;
  confirmation?: ConfirmationDraft | undefined;
  conditions?: { notBefore: Date; notOnOrAfter: Date; audiences: string[] } | undefined;
  authn?: { instant: Date; sessionIndex: string; sessionNotOnOrAfter: Date } | undefined;
  attributes: AttributeDraft[];
}

/** How the bearer proves to be the subject. */
export interface ConfirmationDraft {
  method: string;
  recipient?: string | undefined;
  notOnOrAfter?: Date | undefined;
  inResponseTo?: string | undefined;
}

/** The response around the assertion. */
export interface ResponseDraft {
  id: string;
  issueInstant: Date;
  issuer: string;
  destination?: string | undefined;
  inResponseTo?: string | undefined;
  status: { code: string; detailCode?: string; message?: string };
}

/** What is signed, with which key, and how. */
export interface SigningDraft {
  target: "assertion" | "response" | "nothing";
  key: "published" | "unpublished";
  /** Whose certificate KeyInfo shows. */
  shownCertificate: "published" | "unpublished";
  algorithm: "rsa-sha256" | "rsa-sha1";
}

/** How the assertion is put into the response. */
export type Packing = "plain" | "encrypted" | "twice" | "without-assertion" | "without-response";

/** Which part of the last good response is sent again. */
export type Replay = "none" | "whole-response" | "assertion";

/** Everything decided about one response, before any XML exists. A fault changes this value. */
export interface Draft {
  assertion: AssertionDraft;
  response: ResponseDraft;
  signing: SigningDraft;
  packing: Packing;
  replay: Replay;
  /** Changes the finished XML, after signing: what a meddling middle does. */
  afterSigning?: (xml: string) => string;
  relayState?: string | undefined;
}

/** Identifiers of SAML 2.0 that the drafts use. */
export const saml = {
  emailFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  bearer: "urn:oasis:names:tc:SAML:2.0:cm:bearer",
  holderOfKey: "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key",
  passwordContext: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
  success: "urn:oasis:names:tc:SAML:2.0:status:Success",
  responder: "urn:oasis:names:tc:SAML:2.0:status:Responder",
  requestDenied: "urn:oasis:names:tc:SAML:2.0:status:RequestDenied",
  unspecifiedName: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified",
} as const;

/** The draft with some members of its assertion replaced. */
export function withAssertion(draft: Draft, change: Partial<AssertionDraft>): Draft {
  return { ...draft, assertion: { ...draft.assertion, ...change } };
}

/** The draft with some members of its response replaced. */
export function withResponse(draft: Draft, change: Partial<ResponseDraft>): Draft {
  return { ...draft, response: { ...draft.response, ...change } };
}

/** The draft with some members of its subject confirmation replaced. */
export function withConfirmation(draft: Draft, change: Partial<ConfirmationDraft>): Draft {
  const { confirmation } = draft.assertion;
  return confirmation ? withAssertion(draft, { confirmation: { ...confirmation, ...change } }) : draft;
}

/** The draft with other audiences. */
export function withAudiences(draft: Draft, audiences: string[]): Draft {
  const { conditions } = draft.assertion;
  return conditions ? withAssertion(draft, { conditions: { ...conditions, audiences } }) : draft;
}

/** The draft with other values of one attribute; no values means no attribute. */
export function withAttribute(draft: Draft, name: string, values: string[]): Draft {
  const others = draft.assertion.attributes.filter((attribute) => attribute.name !== name);
  return withAssertion(draft, { attributes: values.length > 0 ? [...others, { name, values }] : others });
}

/** The values of one attribute, empty when there is none. */
export function attributeValues(draft: Draft, name: string): string[] {
  return draft.assertion.attributes.find((attribute) => attribute.name === name)?.values ?? [];
}

/** The draft with every instant moved, as a wrong clock moves them. */
export function withTimesMoved(draft: Draft, milliseconds: number): Draft {
  const move = (at: Date) => new Date(at.getTime() + milliseconds);
  const { conditions, confirmation, authn, issueInstant } = draft.assertion;
  const moved = withAssertion(draft, {
    issueInstant: move(issueInstant),
    ...(conditions && {
      conditions: {
        ...conditions,
        notBefore: move(conditions.notBefore),
        notOnOrAfter: move(conditions.notOnOrAfter),
      },
    }),
    ...(confirmation?.notOnOrAfter && {
      confirmation: { ...confirmation, notOnOrAfter: move(confirmation.notOnOrAfter) },
    }),
    ...(authn && {
      authn: {
        ...authn,
        instant: move(authn.instant),
        sessionNotOnOrAfter: move(authn.sessionNotOnOrAfter),
      },
    }),
  });
  return withResponse(moved, { issueInstant: move(draft.response.issueInstant) });
}
