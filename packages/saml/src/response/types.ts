import type { Diagnostic } from "@modelstudio-sso/contracts";
import type { Brand } from "../brand.ts";
import type { ValidatedIdp } from "../metadata/types.ts";

/** The application a response must be meant for. */
export interface ServiceProvider {
  /** What every AudienceRestriction must name (SAML core 2.5.1.4). */
  entityId: string;
  /** The address the response is posted to: Recipient and Destination (SAML profiles 4.1.4.2). */
  acsUrl: string;
}

/** All a response is judged by. */
export interface ResponseExpectation {
  idp: ValidatedIdp;
  sp: ServiceProvider;
  now: Date;
  /** How it arrived; `post` unless said. The profile forbids `redirect` (SAML profiles 4.1.2). */
  binding?: "post" | "redirect" | undefined;
  /** ID of the request this browser session is waiting on. */
  requestId?: string | undefined;
  /** Accepts a response that answers no request; false unless said. */
  allowIdpInitiated?: boolean | undefined;
  /** How far clocks may differ: 60 unless said, never more than 180. */
  clockToleranceSeconds?: number | undefined;
  /** IDs of assertions accepted before; the caller keeps each until its `notOnOrAfter`. */
  seenAssertionIds?: ReadonlySet<string> | undefined;
  /** Accepts SHA-1 in signature and digest, with a warning; false unless said. */
  allowSha1?: boolean | undefined;
}

/** Which elements were signed, and by which certificate of the metadata. */
export interface SignedBy {
  certificateSha256: string;
  element: "Assertion" | "Response" | "both";
}

/** What a verified assertion says. Every value was read again from the bytes whose digest was signed. */
export interface AssertionContent {
  assertionId: string;
  issuer: string;
  nameId: string;
  nameIdFormat?: string;
  sessionIndex?: string;
  /** ISO 8601, as written. */
  sessionNotOnOrAfter?: string;
  authnInstant?: string;
  /** ISO 8601: from then on the assertion is refused anyway and its ID may be forgotten. */
  notOnOrAfter: string;
  recipient: string;
  audiences: string[];
  inResponseTo?: string;
  attributes: Record<string, string[]>;
  signedBy: SignedBy;
  /** How many SubjectConfirmation elements the subject has, of any method. */
  subjectConfirmations: number;
  /** Characters of the base64 as posted, white space left out. */
  postedLength: number;
}

/** An assertion that passed every check. Only {@link verifyResponse} makes one. */
export type VerifiedAssertion = AssertionContent & Brand<"VerifiedAssertion">;

/** Accepted with the assertion and perhaps warnings, or rejected with at least one error. */
export type ResponseVerdict =
  | { verdict: "accept"; assertion: VerifiedAssertion; diagnostics: Diagnostic[] }
  | { verdict: "reject"; diagnostics: Diagnostic[] };

/** What is known of the expectation; an explanation works with as little as the time. */
export type PartialExpectation = Partial<ResponseExpectation> & { now: Date };
