import { diagnostic } from "@modelstudio-sso/contracts";
import { inWords } from "../../time/instant.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { attribute, childrenOf } from "../../xml/tree.ts";
import { type ResponseRule, timeOf } from "./rule.ts";

const path = "/Response/Assertion/AuthnStatement";

/** response.authn-statement.missing, response.session.expired (SAML profiles 4.1.4.2, SAML core 2.7.2). */
export const authnStatement: ResponseRule = ({ assertion, now, tolerance }) => {
  if (assertion === undefined) return [];
  const statements = childrenOf(assertion, namespaces.assertion, "AuthnStatement");
  if (statements.length === 0) {
    return [
      diagnostic("response.authn-statement.missing", {
        detail: "Some versions of Keycloak and Logto leave it out. The profile and Alibaba Cloud expect it.",
        path,
        want: "1",
        got: "none",
      }),
    ];
  }
  return statements.flatMap((statement) => {
    const end = timeOf(statement, "SessionNotOnOrAfter", path);
    const instant = timeOf(statement, "AuthnInstant", path);
    const found = [...end.diagnostics, ...instant.diagnostics];
    if (end.at === undefined || now < end.at + tolerance) return found;
    const expired = diagnostic("response.session.expired", {
      detail: `It ended ${inWords(now - end.at)} ago. Sign in to the identity provider anew.`,
      path: `${path}/@SessionNotOnOrAfter`,
      want: `after ${new Date(now).toISOString()}`,
      got: attribute(statement, "SessionNotOnOrAfter") ?? "",
    });
    return [...found, expired];
  });
};
