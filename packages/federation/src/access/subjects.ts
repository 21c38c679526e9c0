import type {
  AccessLink,
  AccessSubject,
  AccessWay,
  FederationDocument,
  FederationRole,
  ResourceOf,
  SubjectAccess,
} from "@modelstudio-sso/contracts";
import { roleArn } from "../rules/index.ts";
import type { AccessState } from "./access-state.ts";
import { capabilitiesOfPolicy, covers } from "./capabilities.ts";
import { bySubject, byText, subjectKey } from "./order.ts";
import { readTrust, type Trusted } from "./read-trust.ts";
import { rolesOf } from "./role-access.ts";

/** One state, read once: whom each role trusts, and what each RAM user holds. */
interface Reading {
  state: AccessState;
  trust: ReadonlyMap<string, readonly Trusted[]>;
  held: ReadonlyMap<string, ResourceOf<"user-policy">[]>;
}

function read(state: AccessState): Reading {
  const { accountId, site } = state.document;
  const held = new Map<string, ResourceOf<"user-policy">[]>();
  for (const { resource } of state.resources.values()) {
    if (resource.kind !== "user-policy") continue;
    const before = held.get(resource.user);
    if (before === undefined) held.set(resource.user, [resource]);
    else before.push(resource);
  }
  const trust = rolesOf(state).map(({ role }): [string, Trusted[]] => [
    role.name,
    readTrust(role.trustPolicy, { accountId, site }),
  ]);
  return { state, held, trust: new Map(trust) };
}

/** RAM users the federation asks to let in. */
function usersOf(document: FederationDocument, role: FederationRole): string[] {
  if (document.loginPath.kind !== "ram-user") return [];
  return role.users ?? document.loginPath.users.map((user) => user.name);
}

function wantedSubjects(document: FederationDocument, role: FederationRole): AccessSubject[] {
  const { loginPath } = document;
  if (loginPath.kind === "ram-user") {
    return [
      ...usersOf(document, role).map((name): AccessSubject => ({ kind: "user", name })),
      ...(loginPath.trustAccountRoot ? [{ kind: "account" as const, name: document.accountId }] : []),
    ];
  }
  if (role.groups.length === 0) return [{ kind: "provider", name: loginPath.providerName }];
  return role.groups.map((name) => ({ kind: "group", name }));
}

/** Whether a policy document of ours lets its holder take this role. */
function documentGrants(document: { Statement: Record<string, unknown>[] }, arn: string): boolean {
  const list = (value: unknown) => [value].flat().map(String);
  // RAM's own form of the resource has a `*` for the region: `acs:ram:*:<account>:role/<name>`.
  const forms = [arn, arn.replace("acs:ram::", "acs:ram:*:")];
  const about = document.Statement.filter(
    (statement) =>
      list(statement.Action).some((pattern) => covers(pattern, "sts:AssumeRole")) &&
      list(statement.Resource).some((pattern) => forms.some((form) => covers(pattern, form))),
  );
  return (
    about.length > 0 &&
    about.every((statement) => statement.Effect === "Allow" && statement.Condition === undefined)
  );
}

/** Whether a policy of the user was seen that lets it call AssumeRole for this role. */
function holdsGrant({ state, held }: Reading, user: string, role: string): boolean {
  const arn = roleArn(state.document.accountId, role);
  return (held.get(user) ?? []).some(({ policyType, policy: name }) => {
    if (policyType === "System")
      return capabilitiesOfPolicy("System", name)?.includes("assume-roles") ?? false;
    const policy = state.resources.get(`custom-policy/${name}`)?.resource;
    return policy?.kind === "custom-policy" && documentGrants(policy.document, arn);
  });
}

/** The principal of the trust policy that a subject comes in by. */
function trustedAs(document: FederationDocument, subject: AccessSubject, trusted: readonly Trusted[]) {
  const { loginPath } = document;
  const by = (kind: AccessSubject["kind"], name: string) =>
    trusted.find((entry) => entry.subject.kind === kind && entry.subject.name === name);
  if (subject.kind === "group") {
    return loginPath.kind === "idp" ? by("provider", loginPath.providerName) : undefined;
  }
  if (subject.kind === "user") return by("user", subject.name) ?? by("account", document.accountId);
  return by(subject.kind, subject.name);
}

function wayOf(reading: Reading, subject: AccessSubject, role: string): AccessWay {
  const trusted = reading.trust.get(role);
  if (trusted === undefined) return "role-absent";
  const as = trustedAs(reading.state.document, subject, trusted);
  if (as === undefined) return "not-trusted";
  if (subject.kind === "user" && !holdsGrant(reading, subject.name, role)) return "no-grant-seen";
  return as.way;
}

/** Whoever a role trusts and the federation does not name for it. */
function unwantedSubjects(reading: Reading, role: string, wanted: readonly AccessSubject[]): AccessSubject[] {
  const trusted = reading.trust.get(role) ?? [];
  const path = reading.state.document.loginPath;
  const named = new Set(wanted.map(subjectKey));
  const extra = trusted
    .map((entry) => entry.subject)
    .filter((subject) => {
      // Its own provider stands behind the groups, so it is named only where there is no group.
      const behind =
        path.kind === "idp" &&
        subject.kind === "provider" &&
        subject.name === path.providerName &&
        wanted.some((entry) => entry.kind === "group");
      return !behind && !named.has(subjectKey(subject));
    });
  if (path.kind === "idp" || !trusted.some((entry) => entry.subject.kind === "account")) return extra;
  // Where the whole account is trusted, a grant alone lets a user in.
  const users = path.users
    .map((user): AccessSubject => ({ kind: "user", name: user.name }))
    .filter((user) => !named.has(subjectKey(user)) && holdsGrant(reading, user.name, role));
  return [...extra, ...users];
}

/** Who leads where, by subject; each role a subject leads to is one to choose. */
export function subjectsOf(state: AccessState): SubjectAccess[] {
  const reading = read(state);
  const wantedRoles = new Map(state.document.roles.map((role) => [role.name, role]));
  const found = new Map<string, { subject: AccessSubject; roles: Map<string, AccessLink> }>();
  const put = (subject: AccessSubject, role: string, expected: boolean) => {
    const entry = found.get(subjectKey(subject)) ?? { subject, roles: new Map<string, AccessLink>() };
    entry.roles.set(role, { role, way: wayOf(reading, subject, role), expected });
    found.set(subjectKey(subject), entry);
  };
  for (const name of new Set([...wantedRoles.keys(), ...reading.trust.keys()])) {
    const role = wantedRoles.get(name);
    const wanted = role === undefined ? [] : wantedSubjects(state.document, role);
    for (const subject of wanted) put(subject, name, true);
    for (const subject of unwantedSubjects(reading, name, wanted)) put(subject, name, false);
  }
  return [...found.values()]
    .sort((a, b) => bySubject(a.subject, b.subject))
    .map(({ subject, roles }) => ({
      subject,
      roles: [...roles.values()].sort((a, b) => byText(a.role, b.role)),
    }));
}
