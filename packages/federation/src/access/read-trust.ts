import {
  type AccessSubject,
  alibabaSites,
  type PolicyDocument,
  type SiteId,
} from "@modelstudio-sso/contracts";
import { covers } from "./capabilities.ts";

/** One principal of a trust policy; `conditional`: under a condition beyond the documented one, or lacking it. */
export interface Trusted {
  subject: AccessSubject;
  way: "open" | "conditional";
}

interface Statement {
  effect: unknown;
  principals: AccessSubject[];
  /** Only what RAM documents for this kind of principal. */
  plain: (kind: AccessSubject["kind"]) => boolean;
  /** Uses an element this service does not read, so whom it means is not known. */
  obscure: boolean;
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}

function subjectOf(key: string, name: string, accountId: string): AccessSubject {
  const mine = `acs:ram::${accountId}:`;
  const local = name.startsWith(mine) ? name.slice(mine.length) : "";
  if (key === "Federated" && local.startsWith("saml-provider/")) {
    return { kind: "provider", name: local.slice("saml-provider/".length) };
  }
  if (key === "RAM" && local === "root") return { kind: "account", name: accountId };
  if (key === "RAM" && local.startsWith("user/")) return { kind: "user", name: local.slice("user/".length) };
  return { kind: "other", name };
}

/** `saml:recipient` naming the site's ACS is the one documented condition; RAM calls it required. */
function namesRecipient(condition: unknown, site: SiteId): boolean {
  if (typeof condition !== "object" || condition === null) return false;
  const operators = Object.entries(condition);
  if (operators.length !== 1 || operators[0]?.[0] !== "StringEquals") return false;
  const keys = Object.entries(operators[0][1] ?? {});
  return (
    keys.length === 1 &&
    keys[0]?.[0] === "saml:recipient" &&
    texts(keys[0][1]).includes(alibabaSites[site].acsUrl)
  );
}

const known = new Set(["Effect", "Action", "Principal", "Condition", "Sid"]);

function readStatement(
  statement: Record<string, unknown>,
  given: { accountId: string; site: SiteId },
): Statement {
  const { Principal: principal, Condition: condition } = statement;
  const entries = typeof principal === "object" && principal !== null ? Object.entries(principal) : [];
  const unconditioned =
    condition === undefined || (typeof condition === "object" && Object.keys(condition ?? {}).length === 0);
  return {
    effect: statement.Effect,
    principals:
      typeof principal === "string"
        ? [{ kind: "other", name: principal }]
        : entries.flatMap(([key, value]) =>
            texts(value).map((name) => subjectOf(key, name, given.accountId)),
          ),
    plain: (kind) => (kind === "provider" ? namesRecipient(condition, given.site) : unconditioned),
    obscure: Object.keys(statement).some((key) => !known.has(key)),
  };
}

function allowsAssuming(statement: Record<string, unknown>): boolean {
  return (
    "NotAction" in statement || texts(statement.Action).some((pattern) => covers(pattern, "sts:AssumeRole"))
  );
}

function sameSubject(a: AccessSubject, b: AccessSubject): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** A deny that names the principal, its whole account, or everybody. */
function deniedBy(statement: Statement, subject: AccessSubject): boolean {
  return statement.principals.some(
    (denied) =>
      sameSubject(denied, subject) ||
      denied.name === "*" ||
      (denied.kind === "account" && subject.kind === "user"),
  );
}

/** A deny without a condition, or with just the one that every sign-in meets. */
function deniesSurely(statement: Statement, subject: AccessSubject): boolean {
  return !statement.obscure && (statement.plain("user") || statement.plain(subject.kind));
}

/**
 * Whom a role's trust policy lets in, each principal once. What cannot be read for certain is `conditional`, never
 * silently open. Source: RAM, "Create a RAM role for a trusted IdP"; "Edit the trust policy of a RAM role".
 */
export function readTrust(policy: PolicyDocument, given: { accountId: string; site: SiteId }): Trusted[] {
  const statements = policy.Statement.filter(allowsAssuming).map((statement) =>
    readStatement(statement, given),
  );
  const denies = statements.filter((statement) => statement.effect !== "Allow");
  const found = new Map<string, Trusted>();
  for (const statement of statements) {
    if (statement.effect !== "Allow") continue;
    for (const subject of statement.principals) {
      const against = denies.filter((deny) => deny.obscure || deniedBy(deny, subject));
      if (against.some((deny) => deniesSurely(deny, subject))) continue;
      const way =
        statement.plain(subject.kind) && !statement.obscure && against.length === 0 ? "open" : "conditional";
      const key = `${subject.kind} ${subject.name}`;
      if (found.get(key)?.way !== "open") found.set(key, { subject, way });
    }
  }
  return [...found.values()];
}
