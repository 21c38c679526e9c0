import { attributes, type GuideFacts } from "../../facts.ts";
import { nameIdFormats } from "../../vendor.ts";
import { sessionExpression } from "./expressions.ts";

const unspecified = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";

/** A placeholder of Okta's templates. */
function filledInByOkta(name: string): string {
  return `\${${name}}`;
}

function expression(name: string, value: string) {
  return { type: "EXPRESSION", name, namespace: unspecified, values: [value] };
}

/**
 * The body of POST /api/v1/apps. The groups' names are the role values, and the group attribute statement sends those
 * that start with `acs:ram`. Source: Alibaba Cloud RAM, "Implement role-based SSO from Okta", and Okta, "Applications
 * API: SAML 2.0 settings".
 */
export function application(facts: GuideFacts): string {
  const statements = [
    {
      type: "GROUP",
      name: attributes.role,
      namespace: unspecified,
      filterType: "STARTS_WITH",
      filterValue: "acs:ram",
    },
    expression(attributes.roleSessionName, sessionExpression),
    ...(facts.sessionSeconds === undefined
      ? []
      : [expression(attributes.sessionDuration, `"${facts.sessionSeconds}"`)]),
  ];
  const signOn = {
    defaultRelayState: facts.relayState,
    ssoAcsUrl: facts.site.acsUrl,
    recipient: facts.site.acsUrl,
    destination: facts.site.acsUrl,
    audience: facts.site.entityId,
    idpIssuer: `http://www.okta.com/${filledInByOkta("org.externalKey")}`,
    subjectNameIdTemplate: filledInByOkta("user.userName"),
    subjectNameIdFormat: nameIdFormats.email,
    responseSigned: false,
    assertionSigned: true,
    signatureAlgorithm: "RSA_SHA256",
    digestAlgorithm: "SHA256",
    honorForceAuthn: true,
    authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    attributeStatements: statements,
  };
  const body = {
    label: "Alibaba Cloud Model Studio",
    visibility: { autoSubmitToolbar: false, hide: { iOS: false, web: false } },
    signOnMode: "SAML_2_0",
    settings: { signOn },
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
