import { sp } from "../support/response.ts";
import { idp, response } from "./change-response.ts";
import type { Fault } from "./fault.ts";

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const until = "2026-11-23T12:05:00Z";
const confirmation = (attributes: string, method = bearer) =>
  `<saml:SubjectConfirmation Method="${method}"><saml:SubjectConfirmationData${attributes}/></saml:SubjectConfirmation>`;
const audience = (name: string) =>
  `<saml:AudienceRestriction><saml:Audience>${name}</saml:Audience></saml:AudienceRestriction>`;

/** What a response says: its times, its addressees, its subject. */
export const statementFaults: readonly Fault[] = [
  {
    name: "posted too late",
    touches: ["response:times", "response:confirmation"],
    codes: ["response.conditions.expired", "response.confirmation.expired"],
    fixAt: idp,
    seed: response({
      notBefore: "2026-11-23T10:00:00Z",
      notOnOrAfter: "2026-11-23T10:05:00Z",
      confirmedUntil: "2026-11-23T10:05:00Z",
    }),
  },
  {
    name: "clock of the IdP ahead",
    touches: ["response:times", "response:issued"],
    codes: ["response.conditions.not-yet-valid", "response.issued-in-future"],
    fixAt: idp,
    seed: response({
      notBefore: "2026-11-23T12:10:00Z",
      notOnOrAfter: "2026-11-23T12:20:00Z",
      issueInstant: "2026-11-23T12:10:30Z",
    }),
  },
  {
    name: "no end of the conditions",
    touches: ["response:times", "response:audience"],
    codes: ["response.conditions.no-expiry"],
    fixAt: idp,
    seed: response({ conditions: `<saml:Conditions>${audience(sp.entityId)}</saml:Conditions>` }),
  },
  {
    name: "local time without zone",
    touches: ["response:issued"],
    codes: ["response.time.unreadable"],
    fixAt: idp,
    seed: response({ issueInstant: "2026-11-23T11:59:59" }),
  },
  {
    name: "confirmation ended",
    touches: ["response:confirmation"],
    codes: ["response.confirmation.expired"],
    fixAt: idp,
    seed: response({ confirmedUntil: "2026-11-23T11:00:00Z" }),
  },
  {
    name: "confirmation without end",
    touches: ["response:confirmation", "response:recipient"],
    codes: ["response.confirmation.no-expiry"],
    fixAt: idp,
    seed: response({ confirmation: confirmation(` Recipient="${sp.acsUrl}"`) }),
  },
  {
    name: "confirmation with a start",
    touches: ["response:confirmation"],
    codes: ["response.confirmation.not-before"],
    fixAt: idp,
    seed: response({ confirmationAttributes: ' NotBefore="2026-11-23T11:00:00Z"' }),
  },
  {
    name: "no bearer confirmation",
    touches: ["response:confirmation", "response:recipient"],
    codes: ["response.confirmation.missing"],
    fixAt: idp,
    hides: /^alibaba\.audience/,
    seed: response({
      confirmation: confirmation(
        ` NotOnOrAfter="${until}" Recipient="${sp.acsUrl}"`,
        "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches",
      ),
    }),
  },
  {
    name: "two confirmations",
    touches: ["response:confirmation", "response:recipient"],
    codes: ["alibaba.confirmation.several"],
    fixAt: idp,
    seed: response({
      confirmation: confirmation(` NotOnOrAfter="${until}" Recipient="${sp.acsUrl}"`).repeat(2),
    }),
  },
  {
    name: "recipient with a slash too many",
    touches: ["response:recipient"],
    codes: ["response.confirmation.recipient"],
    fixAt: idp,
    hides: /^alibaba\.audience/,
    seed: response({ recipient: `${sp.acsUrl}/` }),
  },
  {
    name: "audience of another service",
    touches: ["response:audience"],
    codes: ["response.audience.mismatch", "alibaba.audience.mismatch"],
    fixAt: idp,
    seed: response({ audience: audience("https://other.example.com") }),
  },
  {
    name: "no audience",
    touches: ["response:audience"],
    codes: ["response.audience.missing", "alibaba.audience.mismatch"],
    fixAt: idp,
    seed: response({ audience: "" }),
  },
  {
    name: "values of the China site",
    touches: ["response:audience", "response:recipient", "response:destination"],
    codes: ["response.audience.mismatch", "response.confirmation.recipient", "response.destination.mismatch"],
    fixAt: idp,
    seed: response({
      audience: audience("urn:alibaba:cloudcomputing"),
      recipient: "https://signin.aliyun.com/saml-role/sso",
      responseAttributes: ' Destination="https://signin.aliyun.com/saml-role/sso"',
    }),
  },
  {
    name: "wrong destination",
    touches: ["response:destination"],
    codes: ["response.destination.mismatch"],
    fixAt: idp,
    seed: response({ responseAttributes: ' Destination="https://portal.example.com/acs"' }),
  },
  {
    name: "another issuer",
    touches: ["response:issuer"],
    codes: ["response.issuer.mismatch"],
    fixAt: idp,
    seed: response({ issuer: "https://old-idp.example.com", responseIssuer: "https://old-idp.example.com" }),
  },
  {
    name: "no NameID",
    touches: ["response:name-id"],
    codes: ["response.name-id.missing"],
    fixAt: idp,
    seed: response({ nameId: "" }),
  },
  {
    name: "empty NameID",
    touches: ["response:name-id"],
    codes: ["response.name-id.empty"],
    fixAt: idp,
    seed: response({ nameId: "<saml:NameID></saml:NameID>" }),
  },
  {
    name: "no AuthnStatement",
    touches: ["response:authn"],
    codes: ["response.authn-statement.missing", "alibaba.authn-statement.missing"],
    fixAt: idp,
    seed: response({ authn: "" }),
  },
  {
    name: "session ended",
    touches: ["response:authn"],
    codes: ["response.session.expired"],
    fixAt: idp,
    seed: response({
      authn:
        '<saml:AuthnStatement AuthnInstant="2026-11-23T08:00:00Z" SessionNotOnOrAfter="2026-11-23T09:00:00Z"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>',
    }),
  },
  {
    name: "SAML 1.1 in the assertion",
    touches: ["response:version"],
    codes: ["response.version"],
    fixAt: idp,
    seed: response({ version: "1.1" }),
  },
  {
    name: "an element no schema knows",
    touches: ["response:schema"],
    codes: ["response.schema"],
    fixAt: idp,
    hides: /^alibaba\.assertion-unsigned/,
    seed: response({ responseExtra: "<samlp:Surprise/>" }),
  },
];
