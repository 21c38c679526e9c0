import type { PolicyDocument } from "@modelstudio-sso/contracts";
import { canonicalPolicy, principalKey } from "../policy-equality.ts";

/** One way into a role: who, and under which condition. */
export interface TrustGrant {
  principal: string;
  /** One text per meaning; empty where there is none. */
  condition: string;
}

function conditionOf({ Condition: condition }: Record<string, unknown>): string {
  const none = condition === undefined || condition === null || Object.keys(condition).length === 0;
  return none ? "" : canonicalPolicy({ Condition: condition });
}

function actionsOf(statement: Record<string, unknown>): string[] {
  return [statement.Action].flat().map((action) => String(action).toLowerCase());
}

function allowsAssume(statement: Record<string, unknown>): boolean {
  const actions = actionsOf(statement);
  return statement.Effect === "Allow" && actions.some((action) => /^(\*|sts:(\*|assumerole))$/.test(action));
}

/** Principals of a statement, each as text: an ARN, a service's name, or `*`. */
function principalsOf(statement: Record<string, unknown>): string[] {
  const principal = statement.Principal;
  if (typeof principal === "string") return [principal];
  if (typeof principal !== "object" || principal === null) return [];
  return Object.values(principal).flat().map(String);
}

/** Everybody a trust policy lets in. In which statement they stand does not matter. */
export function trustGrants(policy: PolicyDocument): TrustGrant[] {
  return policy.Statement.filter(allowsAssume).flatMap((statement) =>
    principalsOf(statement).map((principal) => ({
      principal,
      condition: conditionOf(statement),
    })),
  );
}

/** Statements that shut somebody out, each as one text per meaning. */
export function trustDenials(policy: PolicyDocument): string[] {
  return policy.Statement.filter((statement) => statement.Effect !== "Allow").map(canonicalPolicy);
}

/** The account whose every user and role a principal stands for; `null` where it is a single one. */
function wholeAccount(principal: string): string | null {
  return /^acs:ram::(\d+):root$/.exec(principal)?.[1] ?? null;
}

/** Whether the first principal stands for the second one, too: itself, everybody, or the account of a user or role. */
export function standsFor(first: string, second: string): boolean {
  if (principalKey(first) === principalKey(second) || first === "*") return true;
  const account = wholeAccount(first);
  return account !== null && new RegExp(`^acs:ram::${account}:(user|role)/`, "i").test(second);
}
