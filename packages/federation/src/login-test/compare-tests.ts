import type {
  Diagnostic,
  LoginCheck,
  LoginTest,
  LoginTestReport,
  RoleResult,
} from "@modelstudio-sso/contracts";

/** What became of a check, in the order in which somebody wants to know; `findings`: same outcome, other findings. */
export const checkChangeKinds = ["broke", "warns", "repaired", "findings", "other"] as const;
export type CheckChangeKind = (typeof checkChangeKinds)[number];

export type NamedFinding = Pick<Diagnostic, "code" | "title">;

export interface CheckChange {
  id: string;
  /** In the words of the later test, where it has the check. */
  title: string;
  kind: CheckChangeKind;
  /** `null`: that test had no such check. */
  before: LoginCheck["outcome"] | null;
  after: LoginCheck["outcome"] | null;
  /** Each code once, sorted; what was wanted and got stays in the reports. */
  findings: { before: NamedFinding[]; after: NamedFinding[] };
}

/** What of a person's sign-in can be compared; `session` in seconds, `certificate` a SHA-256. */
export const comparedValues = [
  "nameId",
  "roleSessionName",
  "issuer",
  "certificate",
  "session",
  "groupSource",
] as const;
export type ComparedValue = (typeof comparedValues)[number];

export interface ValueChange {
  id: ComparedValue;
  before: string | number | null;
  after: string | number | null;
}

/** Values that came and went; what both tests have is not told. */
export interface SetChange {
  lost: string[];
  gained: string[];
}

export interface AttributeChange extends SetChange {
  name: string;
  /** How many values were sent: the same value may come twice, which is not the same login. */
  counts: { before: number; after: number };
}

/** One role that both tests offered and that gives something else now. */
export interface RoleChanged {
  roleName: string;
  session: { before: number; after: number } | null;
  limit: { before: RoleResult["sessionLimit"]; after: RoleResult["sessionLimit"] } | null;
  workspaces: SetChange;
  policies: SetChange;
}

/** What was signed in with, compared; only where both tests were verified, for nothing else is a fact. */
export interface SignInChanges {
  values: ValueChange[];
  attributes: AttributeChange[];
  /** `null` where one test inferred its groups and the other one did not: they cannot be held against each other. */
  groups: SetChange | null;
  roles: SetChange & { changed: RoleChanged[] };
}

export interface TestComparison {
  verdict: "broke" | "repaired" | "still-passing" | "still-failing";
  /** Two different kinds of proof show different things. */
  sameKind: boolean;
  checks: CheckChange[];
  /** Checks with the same outcome and the same findings in both. */
  unchangedChecks: number;
  /** `null` where `unread` names a test without a verified sign-in. */
  signIn: SignInChanges | null;
  unread: ("before" | "after")[];
}

/** A test with its report: one that still waits cannot be compared. */
export type JudgedTest = LoginTest & { report: LoginTestReport };

export function isJudged(test: LoginTest): test is JudgedTest {
  return test.report !== null;
}

/**
 * The two that answer "what changed?" best, out of tests newest first: the latest, and against it the last one that
 * passed where it failed, else the one before; one of the same kind where there is one. None without two.
 */
export function usualPair(
  tests: readonly LoginTest[],
): { before: JudgedTest; after: JudgedTest } | undefined {
  const [after, ...earlier] = tests.filter(isJudged);
  if (after === undefined) return undefined;
  const better = after.report.passed ? earlier : earlier.filter((test) => test.report.passed);
  const pool = better.length > 0 ? better : earlier;
  const before = pool.find((test) => test.kind === after.kind) ?? pool[0];
  return before === undefined ? undefined : { before, after };
}

function setChange(before: readonly string[], after: readonly string[]): SetChange {
  return {
    lost: [...new Set(before)].filter((value) => !after.includes(value)),
    gained: [...new Set(after)].filter((value) => !before.includes(value)),
  };
}

const isEmpty = ({ lost, gained }: SetChange) => lost.length === 0 && gained.length === 0;

function findingsOf(check: LoginCheck | undefined): NamedFinding[] {
  const titles = new Map(check?.diagnostics.map(({ code, title }) => [code, title]));
  return [...titles].map(([code, title]) => ({ code, title })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

const codesIn = (findings: readonly NamedFinding[]) => findings.map(({ code }) => code).join();

function kindOf(before: LoginCheck["outcome"] | null, after: LoginCheck["outcome"] | null): CheckChangeKind {
  if (before === after) return "findings";
  if (after === "fail") return "broke";
  // A check that failed and only warns now is repaired as far as the login goes.
  if (before === "fail" && after !== null && after !== "skipped") return "repaired";
  if (after === "warn") return "warns";
  return before === "warn" && after === "pass" ? "repaired" : "other";
}

function compareChecks(before: LoginTestReport, after: LoginTestReport): CheckChange[] {
  const ids = [...new Set([...after.checks, ...before.checks].map(({ id }) => id))];
  const found = ids.flatMap((id): CheckChange[] => {
    const was = before.checks.find((check) => check.id === id);
    const is = after.checks.find((check) => check.id === id);
    const findings = { before: findingsOf(was), after: findingsOf(is) };
    const outcomes = { before: was?.outcome ?? null, after: is?.outcome ?? null };
    const alike = codesIn(findings.before) === codesIn(findings.after);
    if (outcomes.before === outcomes.after && alike) return [];
    const kind = kindOf(outcomes.before, outcomes.after);
    return [{ id, title: (is ?? was)?.title ?? id, kind, ...outcomes, findings }];
  });
  const rank = (change: CheckChange) => checkChangeKinds.indexOf(change.kind);
  return found.sort((a, b) => rank(a) - rank(b));
}

function valuesOf({ identity, groups }: LoginTestReport): Record<ComparedValue, string | number | null> {
  return {
    nameId: identity?.nameId ?? null,
    roleSessionName: identity?.roleSessionName ?? null,
    issuer: identity?.issuer ?? null,
    certificate: identity?.signedBy ?? null,
    session: identity?.sessionDurationSeconds ?? null,
    groupSource: groups?.source ?? null,
  };
}

function compareValues(before: LoginTestReport, after: LoginTestReport): ValueChange[] {
  const was = valuesOf(before);
  const is = valuesOf(after);
  return comparedValues
    .filter((id) => was[id] !== is[id])
    .map((id) => ({ id, before: was[id], after: is[id] }));
}

function compareAttributes(before: LoginTestReport, after: LoginTestReport): AttributeChange[] {
  const names = [...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])].sort();
  return names.flatMap((name) => {
    const was = before.attributes[name] ?? [];
    const is = after.attributes[name] ?? [];
    const change = setChange(was, is);
    const counts = { before: was.length, after: is.length };
    // No identity provider promises an order, and none is read out of it.
    const same = isEmpty(change) && counts.before === counts.after;
    return same ? [] : [{ name, ...change, counts }];
  });
}

/** Groups as they were sent, or as they were inferred; one cannot be compared with the other. */
function compareGroups(before: LoginTestReport, after: LoginTestReport): SetChange | null {
  if (before.groups === undefined || before.groups.source !== after.groups?.source) return null;
  const all = ({ groups }: LoginTestReport) => [
    ...(groups?.matched.map(({ group }) => group) ?? []),
    ...(groups?.unmatched ?? []),
  ];
  return setChange(all(before), all(after));
}

/** `SessionNotOnOrAfter` is a moment: what was left of it when a test was judged differs by seconds every time. */
const clockNoiseSeconds = 60;

function sameSession(before: RoleResult, after: RoleResult): boolean {
  const moment =
    before.sessionLimit === "SessionNotOnOrAfter" && after.sessionLimit === "SessionNotOnOrAfter";
  return Math.abs(before.sessionSeconds - after.sessionSeconds) <= (moment ? clockNoiseSeconds : 0);
}

function compareRole(before: RoleResult, after: RoleResult): RoleChanged | null {
  const rights = ({ workspaces }: RoleResult) => workspaces.map((entry) => `${entry.name} · ${entry.role}`);
  const same = sameSession(before, after);
  const sameLimit = before.sessionLimit === after.sessionLimit;
  const change: RoleChanged = {
    roleName: after.roleName,
    session: same ? null : { before: before.sessionSeconds, after: after.sessionSeconds },
    limit: sameLimit ? null : { before: before.sessionLimit, after: after.sessionLimit },
    workspaces: setChange(rights(before), rights(after)),
    policies: setChange(before.policies, after.policies),
  };
  return same && sameLimit && isEmpty(change.workspaces) && isEmpty(change.policies) ? null : change;
}

/** A role of the federation by its name; any other one by its ARN, which tells its account too. */
function named({ results }: LoginTestReport, arns: readonly string[]): string[] {
  return arns.map((arn) => results.find((role) => role.known && role.roleArn === arn)?.roleName ?? arn);
}

function compareRoles(before: LoginTestReport, after: LoginTestReport): SignInChanges["roles"] {
  const changed = after.results.flatMap((is) => {
    const was = before.results.find(({ roleArn }) => roleArn === is.roleArn);
    const change = was === undefined ? null : compareRole(was, is);
    return change === null ? [] : [change];
  });
  const arns = (report: LoginTestReport) => report.results.map(({ roleArn }) => roleArn);
  const { lost, gained } = setChange(arns(before), arns(after));
  return { lost: named(before, lost), gained: named(after, gained), changed };
}

/** True where both tests are verified sign-ins and nothing that was signed in with differs. */
export function nothingChanged(changes: SignInChanges): boolean {
  const { values, attributes, groups, roles } = changes;
  const sets = [roles, ...(groups === null ? [] : [groups])];
  return values.length + attributes.length + roles.changed.length === 0 && sets.every(isEmpty);
}

/** What differs between two login tests. Only what their reports show already is in it. */
export function compareTests(before: JudgedTest, after: JudgedTest): TestComparison {
  const [was, is] = [before.report, after.report];
  const checks = compareChecks(was, is);
  const ids = new Set([...was.checks, ...is.checks].map(({ id }) => id));
  const unread = [
    ...(was.identity === undefined ? (["before"] as const) : []),
    ...(is.identity === undefined ? (["after"] as const) : []),
  ];
  const still = is.passed ? "still-passing" : "still-failing";
  return {
    verdict: was.passed === is.passed ? still : is.passed ? "repaired" : "broke",
    sameKind: before.kind === after.kind,
    checks,
    unchangedChecks: ids.size - checks.length,
    signIn:
      unread.length > 0
        ? null
        : {
            values: compareValues(was, is),
            attributes: compareAttributes(was, is),
            groups: compareGroups(was, is),
            roles: compareRoles(was, is),
          },
    unread,
  };
}
