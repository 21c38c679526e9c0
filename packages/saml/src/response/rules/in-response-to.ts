import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { attribute } from "../../xml/tree.ts";
import { bestBearer } from "./bearer.ts";
import type { ResponseRule } from "./rule.ts";

const inner = "/Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData/@InResponseTo";
const outer = "/Response/@InResponseTo";

/**
 * response.in-response-to.* and response.idp-initiated (SAML profiles 4.1.4.3 and 4.1.5). The value in the
 * confirmation is signed and decides; the wrapper's must say the same. An explanation knows neither the
 * request nor the policy and passes both as undefined.
 */
export const inResponseTo: ResponseRule = (subject) => {
  const { response, assertion, expected } = subject;
  const { requestId, allowIdpInitiated } = expected;
  if (assertion === undefined || (requestId === undefined && allowIdpInitiated === undefined)) return [];
  const values = [
    { path: outer, value: attribute(response, "InResponseTo") },
    { path: inner, value: attribute(bestBearer(subject)?.data, "InResponseTo") },
  ];
  if (requestId === undefined) return unrequested(values, allowIdpInitiated === true);
  const none = values.every(({ value }) => value === undefined);
  if (none && allowIdpInitiated === true) return [];
  return values.flatMap((found) => requested(found, requestId));
};

interface Found {
  readonly path: string;
  readonly value: string | undefined;
}

function requested({ path, value }: Found, wanted: string): Diagnostic[] {
  if (value === wanted) return [];
  if (value === undefined) {
    return [
      diagnostic("response.in-response-to.missing", {
        detail:
          "A login was asked for here, and the answer must name that request, or somebody else's login could be slipped in.",
        path,
        want: wanted,
        got: "nothing",
      }),
    ];
  }
  return [
    diagnostic("response.in-response-to.mismatch", {
      detail:
        "It answers a request of another browser session or an earlier attempt. Start the login again in one tab.",
      path,
      want: wanted,
      got: value.slice(0, 120),
    }),
  ];
}

/** Without a pending request nothing may claim one. */
function unrequested(values: readonly Found[], allowed: boolean): Diagnostic[] {
  const claimed = values.filter(({ value }) => value !== undefined);
  if (claimed.length > 0) {
    return claimed.map(({ path, value }) =>
      diagnostic("response.in-response-to.unexpected", {
        detail:
          "No request is pending here, yet it claims to answer one. It belongs to another session, or to another service.",
        path,
        want: "nothing",
        got: (value ?? "").slice(0, 120),
      }),
    );
  }
  if (allowed) return [];
  return [
    diagnostic("response.idp-initiated", {
      detail:
        "The login began at the identity provider, and this connection takes only logins that began here.",
      path: outer,
      want: "the ID of a pending request",
      got: "nothing",
    }),
  ];
}
