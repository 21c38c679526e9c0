import { hasErrors } from "@modelstudio-sso/contracts";
import { decodePosted } from "./decode-posted.ts";
import { inspectResponse } from "./inspect-response.ts";
import { readAssertion } from "./read-assertion.ts";
import type { AssertionContent, ResponseExpectation, ResponseVerdict, VerifiedAssertion } from "./types.ts";

/**
 * Judges a response as posted to the assertion consumer service (SAML profiles 4.1.4.3, SAML core 5.4).
 *
 * `postedBase64` is the value of the form field SAMLResponse, URL-decoded. Never throws for any input.
 * Accepts only where every signature present verifies under a signing key of `expectation.idp`, at least one
 * covers the assertion, and no finding is an error; a rejection lists all findings of one run. The caller
 * remembers `assertion.assertionId` until `assertion.notOnOrAfter` and passes it in `seenAssertionIds`.
 */
export function verifyResponse(postedBase64: string, expectation: ResponseExpectation): ResponseVerdict {
  const posted = decodePosted(postedBase64);
  if (posted.refused !== undefined) return { verdict: "reject", diagnostics: [posted.refused] };
  const { diagnostics, subject, signedBy } = inspectResponse(posted.text, {
    ...expectation,
    allowIdpInitiated: expectation.allowIdpInitiated === true,
  });
  const assertion = subject?.assertion;
  if (hasErrors(diagnostics) || subject === undefined || assertion === undefined || signedBy === undefined) {
    return { verdict: "reject", diagnostics };
  }
  const content = { ...readAssertion(subject, assertion), signedBy, postedLength: posted.postedLength };
  return { verdict: "accept", assertion: verified(content), diagnostics };
}

/** The one place where a statement becomes trusted. */
function verified(content: AssertionContent): VerifiedAssertion {
  // The brand exists for the compiler alone, so it can only be given by an assertion; this is the only one.
  return content as VerifiedAssertion;
}
