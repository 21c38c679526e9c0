import type { CodeEntry } from "./entry.ts";

/** Findings about what Alibaba Cloud's role-based SSO demands of a response on top of SAML. */
export const alibabaCodes = {
  "alibaba.assertion-unsigned": {
    title: "The assertion itself is not signed",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.authn-statement.missing": {
    title: "Alibaba Cloud expects an AuthnStatement",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.confirmation.several": {
    title: "There is more than one subject confirmation",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.recipient.mismatch": {
    title: "The recipient is not Alibaba Cloud's address",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.audience.mismatch": {
    title: "The audience is not Alibaba Cloud's",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.attribute.near-miss": {
    title: "An attribute name is almost right",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.role.missing": {
    title: "The assertion carries no Role attribute",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.role.empty": { title: "The Role attribute is empty", severity: "error", fixAt: "idp" },
  "alibaba.role.format": { title: "A Role value is not a pair of ARNs", severity: "error", fixAt: "idp" },
  "alibaba.role.order": {
    title: "A Role value has its two ARNs the wrong way round",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.role.blank": { title: "A Role value holds blanks", severity: "error", fixAt: "idp" },
  "alibaba.role.several-in-one": {
    title: "A Role value holds several pairs",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.role.arn": { title: "An ARN of a Role value is not well formed", severity: "error", fixAt: "idp" },
  "alibaba.role.accounts-differ": {
    title: "Role and provider belong to different accounts",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.role.duplicate": { title: "A Role value appears twice", severity: "warning", fixAt: "idp" },
  "alibaba.session-name.missing": {
    title: "The assertion carries no RoleSessionName",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.session-name.several": {
    title: "There is more than one RoleSessionName",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.session-name.characters": {
    title: "The RoleSessionName has characters Alibaba Cloud refuses",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.session-name.length": {
    title: "The RoleSessionName is too short or too long",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.session-name.risky": {
    title: "The RoleSessionName may be refused",
    severity: "warning",
    fixAt: "idp",
  },
  "alibaba.session-duration.several": {
    title: "There is more than one SessionDuration",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.session-duration.format": {
    title: "The SessionDuration is not a whole number",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.session-duration.range": {
    title: "The SessionDuration is out of range",
    severity: "error",
    fixAt: "idp",
  },
  "alibaba.response.too-long": {
    title: "The response is longer than STS takes",
    severity: "warning",
    fixAt: "idp",
  },
} as const satisfies Record<string, CodeEntry>;
