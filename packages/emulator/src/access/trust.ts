import type { Assumptions } from "../assumptions.ts";
import { type ConditionContext, conditionsMet } from "./conditions.ts";
import { parseTrustPolicy, type TrustStatement } from "./policy-document.ts";
import { type Principal, principalArn } from "./principal.ts";

const recipientKey = "saml:recipient";

/** A sign-in that a trust policy is asked about. */
export interface FederatedEntry {
  providerArn: string;
  /** Recipient of the assertion. */
  recipient: string;
}

/** Does a trust policy let this provider in with an assertion addressed to that recipient? */
export function trustsProvider(
  trustPolicy: string,
  entry: FederatedEntry,
  assumptions: Assumptions,
): boolean {
  const relevant = assumeRoleStatements(trustPolicy).filter(
    (statement) =>
      statement.federated.includes(entry.providerArn) &&
      (statement.effect === "Deny" || namesRecipient(statement, assumptions)) &&
      conditionsMet(statement.conditions, { [recipientKey]: entry.recipient }),
  );
  return decide(relevant);
}

/** Does a trust policy name this user, this role, or its whole account? `context` holds what conditions ask for. */
export function trustsPrincipal(
  trustPolicy: string,
  principal: Principal,
  context: ConditionContext,
): boolean {
  const names = [principalArn(principal), `acs:ram::${principal.accountId}:root`];
  const relevant = assumeRoleStatements(trustPolicy).filter(
    (statement) =>
      statement.ram.some((arn) => names.includes(arn)) && conditionsMet(statement.conditions, context),
  );
  return decide(relevant);
}

/** Statements about something else, such as sts:SetSourceIdentity alone, let nobody in. */
function assumeRoleStatements(trustPolicy: string): TrustStatement[] {
  return parseTrustPolicy(trustPolicy).filter((statement) => statement.actions.includes("sts:AssumeRole"));
}

function decide(relevant: TrustStatement[]): boolean {
  return relevant.length > 0 && relevant.every((statement) => statement.effect === "Allow");
}

function namesRecipient(statement: TrustStatement, assumptions: Assumptions): boolean {
  if (!assumptions.saml.federatedTrustNeedsRecipient) return true;
  return [...statement.conditions.values()].some((keys) => keys.has(recipientKey));
}
