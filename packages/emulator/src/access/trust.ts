import { assumptions } from "../assumptions.ts";
import { conditionsMet } from "./conditions.ts";
import { parseTrustPolicy, type TrustStatement } from "./policy-document.ts";
import { type Principal, principalArn } from "./principal.ts";

const recipientKey = "saml:recipient";

/** Does a trust policy let this provider in with an assertion addressed to `recipient`? */
export function trustsProvider(trustPolicy: string, providerArn: string, recipient: string): boolean {
  const relevant = parseTrustPolicy(trustPolicy).filter(
    (statement) =>
      statement.federated.includes(providerArn) &&
      (statement.effect === "Deny" || namesRecipient(statement)) &&
      conditionsMet(statement.conditions, { [recipientKey]: recipient }),
  );
  return decide(relevant);
}

/** Does a trust policy name this user, this role, or its whole account? */
export function trustsPrincipal(trustPolicy: string, principal: Principal): boolean {
  const names = [principalArn(principal), `acs:ram::${principal.accountId}:root`];
  const relevant = parseTrustPolicy(trustPolicy).filter(
    (statement) =>
      statement.ram.some((arn) => names.includes(arn)) && conditionsMet(statement.conditions, {}),
  );
  return decide(relevant);
}

function decide(relevant: TrustStatement[]): boolean {
  return relevant.length > 0 && relevant.every((statement) => statement.effect === "Allow");
}

function namesRecipient(statement: TrustStatement): boolean {
  if (!assumptions.saml.federatedTrustNeedsRecipient) return true;
  return [...statement.conditions.values()].some((keys) => keys.has(recipientKey));
}
