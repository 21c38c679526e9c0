import { ApiError, badRequest, type Refusal } from "../wire/api-error.ts";

/** A policy that does not follow the grammar; the real text names the detail, too. */
export const malformedPolicy: Refusal = badRequest(
  "MalformedPolicyDocument",
  "The policy is not well formed.",
);

/** A statement after its single values were made arrays. */
export interface Statement {
  effect: "Allow" | "Deny";
  actions: string[];
  /** `NotAction` was given instead of `Action`. */
  negateActions: boolean;
  resources: string[];
  /** `NotResource` was given instead of `Resource`. */
  negateResources: boolean;
  /** Operator → key → values. */
  conditions: Map<string, Map<string, string[]>>;
}

/** A statement of a trust policy: who instead of what. */
export interface TrustStatement {
  effect: "Allow" | "Deny";
  actions: string[];
  ram: string[];
  federated: string[];
  service: string[];
  conditions: Map<string, Map<string, string[]>>;
}

/** Parses an identity policy. @throws 400 `MalformedPolicyDocument` */
export function parseIdentityPolicy(text: string): Statement[] {
  return readStatements(text).map((statement, index) => {
    const at = `Statement[${index}]`;
    allowKeys(statement, at, [
      "Sid",
      "Effect",
      "Action",
      "NotAction",
      "Resource",
      "NotResource",
      "Condition",
    ]);
    const actions = choose(statement, at, { plain: "Action", negated: "NotAction", pattern: actionPattern });
    const resources = choose(statement, at, {
      plain: "Resource",
      negated: "NotResource",
      pattern: resourcePattern,
    });
    return {
      effect: effectOf(statement, at),
      actions: actions.values,
      negateActions: actions.negated,
      resources: resources.values,
      negateResources: resources.negated,
      conditions: conditionsOf(statement, at),
    };
  });
}

/** Parses a trust policy. @throws 400 `MalformedPolicyDocument` */
export function parseTrustPolicy(text: string): TrustStatement[] {
  return readStatements(text).map((statement, index) => {
    const at = `Statement[${index}]`;
    allowKeys(statement, at, ["Sid", "Effect", "Action", "Principal", "Condition"]);
    const actions = strings(statement.Action, `${at}.Action`);
    for (const action of actions) {
      if (action !== "sts:AssumeRole" && action !== "sts:SetSourceIdentity") {
        throw malformed(`${at}.Action: "${action}" is not an action of a trust policy`);
      }
    }
    const principal = record(statement.Principal, `${at}.Principal`);
    allowKeys(principal, `${at}.Principal`, ["RAM", "Federated", "Service"]);
    const of = (key: string) =>
      principal[key] === undefined ? [] : strings(principal[key], `${at}.Principal.${key}`);
    const parsed = { ram: of("RAM"), federated: of("Federated"), service: of("Service") };
    if (Object.values(parsed).every((list) => list.length === 0))
      throw malformed(`${at}.Principal names nobody`);
    return { effect: effectOf(statement, at), actions, ...parsed, conditions: conditionsOf(statement, at) };
  });
}

const actionPattern = /^(\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$/;
const resourcePattern = /^(\*|acs:[^:]*:[^:]*:[^:]*:.+)$/;

function readStatements(text: string): Record<string, unknown>[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw malformed("the document is not JSON");
  }
  const document = record(parsed, "document");
  allowKeys(document, "document", ["Version", "Statement"]);
  if (document.Version !== "1") throw malformed('Version must be the string "1"');
  const statements = document.Statement;
  const list = Array.isArray(statements) ? statements : [statements];
  if (list.length === 0) throw malformed("Statement is empty");
  return list.map((statement, index) => record(statement, `Statement[${index}]`));
}

function effectOf(statement: Record<string, unknown>, at: string): "Allow" | "Deny" {
  const effect = statement.Effect;
  if (effect === "Allow" || effect === "Deny") return effect;
  throw malformed(`${at}.Effect must be Allow or Deny`);
}

interface Choice {
  plain: string;
  negated: string;
  pattern: RegExp;
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: exactly one of the two. */
function choose(
  statement: Record<string, unknown>,
  at: string,
  choice: Choice,
): { values: string[]; negated: boolean } {
  const negated = statement[choice.plain] === undefined;
  const name = negated && statement[choice.negated] !== undefined ? choice.negated : choice.plain;
  if (!negated && statement[choice.negated] !== undefined) {
    throw malformed(`${at} has both ${choice.plain} and ${choice.negated}`);
  }
  const values = strings(statement[name], `${at}.${name}`);
  const bad = values.find((value) => !choice.pattern.test(value));
  if (bad !== undefined) throw malformed(`${at}.${name}: "${bad}" is not well formed`);
  return { values, negated };
}

function conditionsOf(statement: Record<string, unknown>, at: string): Statement["conditions"] {
  const conditions: Statement["conditions"] = new Map();
  if (statement.Condition === undefined) return conditions;
  for (const [operator, keys] of Object.entries(record(statement.Condition, `${at}.Condition`))) {
    const where = `${at}.Condition.${operator}`;
    const values = Object.entries(record(keys, where)).map(
      ([key, value]) => [key, strings(value, `${where}.${key}`)] as const,
    );
    conditions.set(operator, new Map(values));
  }
  return conditions;
}

function strings(value: unknown, at: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0 || !list.every((item) => typeof item === "string" && item !== "")) {
    throw malformed(`${at} must be a string or a list of strings`);
  }
  return list as string[];
}

function record(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw malformed(`${at} must be an object`);
}

function allowKeys(value: Record<string, unknown>, at: string, allowed: string[]): void {
  const unknown = Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw malformed(`${at} has the unknown element "${unknown}"`);
}

function malformed(details: string) {
  return new ApiError(malformedPolicy, { message: details });
}
