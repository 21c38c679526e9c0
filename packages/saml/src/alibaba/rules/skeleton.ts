import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { ClaimRule } from "./rule.ts";

/** Longest SAMLAssertion that STS AssumeRoleWithSAML takes, in characters of base64. */
const longestResponse = 100_000;

/** alibaba.assertion-unsigned, .authn-statement.missing, .confirmation.several, .response.too-long. */
export const skeleton: ClaimRule = ({ assertion }) => {
  const found: Diagnostic[] = [];
  if (assertion.signedBy?.element === "Response") {
    found.push(
      diagnostic("alibaba.assertion-unsigned", {
        detail:
          "Only the Response is signed. Alibaba Cloud requires that the entire Assertion element be signed: switch assertion signing on.",
        path: "/Response/Assertion/Signature",
        want: "a Signature in the Assertion",
        got: "one in the Response alone",
      }),
    );
  }
  if (assertion.authnInstant === undefined) {
    found.push(
      diagnostic("alibaba.authn-statement.missing", {
        detail: "Switch the AuthnStatement on (Keycloak: client setting “Include AuthnStatement”).",
        path: "/Response/Assertion/AuthnStatement",
        want: "1",
        got: "none",
      }),
    );
  }
  if (assertion.subjectConfirmations > 1) {
    found.push(
      diagnostic("alibaba.confirmation.several", {
        detail:
          "Alibaba Cloud wants exactly one. Remove further recipients or confirmation methods from this application.",
        path: "/Response/Assertion/Subject/SubjectConfirmation",
        want: "1",
        got: String(assertion.subjectConfirmations),
      }),
    );
  }
  if (assertion.postedLength > longestResponse) {
    found.push(
      diagnostic("alibaba.response.too-long", {
        detail:
          "The browser login may still work; AssumeRoleWithSAML will not take it. Release only the groups that are mapped to roles.",
        want: `at most ${longestResponse} characters`,
        got: String(assertion.postedLength),
      }),
    );
  }
  return found;
};
