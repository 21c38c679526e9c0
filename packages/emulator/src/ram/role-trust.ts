import { malformedPolicy, parseTrustPolicy } from "../access/policy-document.ts";
import { ApiError } from "../wire/api-error.ts";
import type { Call } from "../wire/operation.ts";
import { text } from "../wire/parameter-rules.ts";

/** The text of a trust policy; what it says is checked by {@link checkTrustPolicy}. */
export const trustPolicyText = text((assumptions) => assumptions.ram.maxTrustPolicyChars);

/** Grammar, and whether those it names exist. @throws `MalformedPolicyDocument` */
export function checkTrustPolicy(call: Call, document: string): void {
  for (const statement of parseTrustPolicy(document)) {
    for (const arn of statement.ram) checkRamPrincipal(call, arn);
    for (const arn of statement.federated) checkFederatedPrincipal(call, arn);
  }
}

function checkRamPrincipal(call: Call, arn: string): void {
  const match = /^acs:ram::(\d+):(?:root|(user|role)\/(.+))$/.exec(arn);
  if (match === null) throw malformed(`invalid principal "${arn}"`);
  const [, accountId = "", kind, principal = ""] = match;
  if (kind === undefined || !call.assumptions.ram.ramPrincipalMustExist) return;
  if (call.store.get(kind === "user" ? "user" : "role", [accountId, principal]) === undefined) {
    throw malformed(`the principal "${arn}" does not exist`);
  }
}

function checkFederatedPrincipal(call: Call, arn: string): void {
  const match = /^acs:ram::(\d+):(saml|oidc)-provider\/(.+)$/.exec(arn);
  if (match === null) throw malformed(`invalid principal "${arn}"`);
  if (!call.assumptions.ram.federatedPrincipalMustExist) return;
  const [, accountId = "", , provider = ""] = match;
  if (call.store.get("samlProvider", [accountId, provider]) === undefined) {
    throw malformed(`the principal "${arn}" does not exist`);
  }
}

function malformed(message: string): ApiError {
  return new ApiError(malformedPolicy, { message });
}
