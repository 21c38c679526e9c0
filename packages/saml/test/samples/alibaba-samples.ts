import type { Diagnostic, DiagnosticCode } from "@modelstudio-sso/contracts";
import { alibabaSites } from "@modelstudio-sso/contracts";
import { type RoleClaims, readRoleClaims, verifyResponse } from "../../src/index.ts";
import {
  attributeXml,
  durationName,
  expectation,
  pair,
  post,
  type ResponseShape,
  responseXml,
  roleName,
  sessionName,
  signedResponse,
  signer,
} from "../support/response.ts";
import { signElement } from "../support/sign.ts";

export type AlibabaCode = Extract<DiagnosticCode, `alibaba.${string}`>;

function claimsOf(xml: string, site?: "international" | "china"): RoleClaims {
  const verdict = verifyResponse(post(xml), expectation());
  if (verdict.verdict === "reject") throw new Error(JSON.stringify(verdict.diagnostics));
  return readRoleClaims(verdict.assertion, site === undefined ? {} : { site: alibabaSites[site] });
}

/** Claims of a response with these attributes. */
export function claims(given: {
  roles?: string[];
  names?: string[];
  durations?: string[];
  more?: string;
}): RoleClaims {
  const attributes = [
    given.roles === undefined
      ? attributeXml(roleName, [pair])
      : given.roles.length > 0
        ? attributeXml(roleName, given.roles)
        : "",
    given.names === undefined
      ? attributeXml(sessionName, ["ann@example.com"])
      : given.names.length > 0
        ? attributeXml(sessionName, given.names)
        : "",
    given.durations === undefined ? "" : attributeXml(durationName, given.durations),
    given.more ?? "",
  ].join("");
  return claimsOf(signedResponse({ attributes }));
}

function shaped(shape: ResponseShape, site?: "international" | "china"): RoleClaims {
  return claimsOf(signedResponse(shape), site);
}

const [role = "", provider = ""] = pair.split(",");
const twoConfirmations =
  '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="2026-11-23T12:05:00Z" Recipient="https://signin.alibabacloud.com/saml-role/sso"/></saml:SubjectConfirmation>'.repeat(
    2,
  );

/** One assertion for every code of the catalogue; a code without one does not compile. */
export const alibabaSamples: Readonly<Record<AlibabaCode, () => { diagnostics: readonly Diagnostic[] }>> = {
  "alibaba.assertion-unsigned": () => claimsOf(signElement(responseXml(), "Response", { signer })),
  "alibaba.authn-statement.missing": () => shaped({ authn: "" }),
  "alibaba.confirmation.several": () => shaped({ confirmation: twoConfirmations }),
  "alibaba.recipient.mismatch": () => shaped({}, "china"),
  "alibaba.audience.mismatch": () => shaped({}, "china"),
  "alibaba.attribute.near-miss": () =>
    claims({
      roles: [],
      more: attributeXml("https://www.alibabacloud.com/SAML-Role/Attributes/Role", [pair]),
    }),
  "alibaba.role.missing": () => claims({ roles: [] }),
  "alibaba.role.empty": () => claims({ roles: [""] }),
  "alibaba.role.format": () => claims({ roles: ["developers"] }),
  "alibaba.role.order": () => claims({ roles: [`${provider},${role}`] }),
  "alibaba.role.blank": () => claims({ roles: [`${role}, ${provider}`] }),
  "alibaba.role.several-in-one": () => claims({ roles: [`${pair};${pair}`] }),
  "alibaba.role.arn": () =>
    claims({ roles: [pair.replace("123456789012", "<account>".replace("<", "&lt;"))] }),
  "alibaba.role.accounts-differ": () => claims({ roles: [pair.replace("123456789012", "210987654321")] }),
  "alibaba.role.duplicate": () => claims({ roles: [pair, pair] }),
  "alibaba.session-name.missing": () => claims({ names: [] }),
  "alibaba.session-name.several": () => claims({ names: ["ann", "bob"] }),
  "alibaba.session-name.characters": () => claims({ names: ["CORP\\ann"] }),
  "alibaba.session-name.length": () => claims({ names: ["a"] }),
  "alibaba.session-name.risky": () => claims({ names: ["ann+test@example.com"] }),
  "alibaba.session-duration.several": () => claims({ durations: ["3600", "7200"] }),
  "alibaba.session-duration.format": () => claims({ durations: ["1h"] }),
  "alibaba.session-duration.range": () => claims({ durations: ["60"] }),
  "alibaba.response.too-long": () =>
    claims({
      more: attributeXml(
        "groups",
        Array.from({ length: 1500 }, (_, at) => `group-${at}`),
      ),
    }),
};
