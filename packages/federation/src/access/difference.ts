import type {
  AccessChange,
  AccessMatrix,
  AccessSubject,
  AccessWay,
  RoleAccess,
  RoleChange,
  WorkspaceAccess,
} from "@modelstudio-sso/contracts";
import { isOpen } from "./choices.ts";
import { bySubject, byText, subjectKey } from "./order.ts";

function gainsAndLosses<T>(before: readonly T[], after: readonly T[], key: (of: T) => string) {
  const was = new Set(before.map(key));
  const is = new Set(after.map(key));
  return {
    gained: after.filter((entry) => !was.has(key(entry))),
    lost: before.filter((entry) => !is.has(key(entry))),
  };
}

const workspaceKey = (entry: WorkspaceAccess) => `${entry.workspace} ${entry.role}`;

/** A role as one subject holds it. */
interface Held {
  access: RoleAccess;
  way: AccessWay;
}

/**
 * A workspace is another one in another role; who vouches for it is no difference in what it opens. One that was asked
 * for before and that nobody vouched for may be there already, so it is not called a gain.
 */
function contents(role: string, was: Held | undefined, is: Held | undefined) {
  const before = was?.access;
  const after = is?.access;
  const workspaces = gainsAndLosses(before?.workspaces ?? [], after?.workspaces ?? [], workspaceKey);
  const asked = new Set((before?.unproven ?? []).map(workspaceKey));
  const policies = (of: RoleAccess | undefined) => (of?.policies ?? []).map((policy) => policy.policy);
  const session =
    before !== undefined && after !== undefined && before.session.seconds !== after.session.seconds
      ? { before: before.session.seconds, after: after.session.seconds }
      : null;
  return {
    role,
    way:
      was !== undefined && is !== undefined && was.way !== is.way ? { before: was.way, after: is.way } : null,
    workspaces: {
      gained: workspaces.gained.filter((entry) => !asked.has(workspaceKey(entry))),
      lost: workspaces.lost,
    },
    capabilities: gainsAndLosses(before?.capabilities ?? [], after?.capabilities ?? [], String),
    policies: gainsAndLosses(policies(before), policies(after), String),
    session,
  };
}

function isEmpty(change: Omit<RoleChange, "change">): boolean {
  const { workspaces, capabilities, policies, session, way } = change;
  const lists = [workspaces, capabilities, policies].flatMap(({ gained, lost }) => [...gained, ...lost]);
  return lists.length === 0 && session === null && way === null;
}

/** The roles a subject can take in a state, each with what it gives. */
function reachOf(matrix: AccessMatrix): Map<string, { subject: AccessSubject; roles: Map<string, Held> }> {
  const all = new Map(matrix.roles.map((role) => [role.role, role]));
  return new Map(
    matrix.subjects.map(({ subject, roles }) => {
      const open = roles.flatMap((link): [string, Held][] => {
        const access = all.get(link.role);
        return access !== undefined && isOpen(link.way) ? [[link.role, { access, way: link.way }]] : [];
      });
      return [subjectKey(subject), { subject, roles: new Map(open) }];
    }),
  );
}

function changesOf(before: ReadonlyMap<string, Held>, after: ReadonlyMap<string, Held>): RoleChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort(byText).flatMap((role): RoleChange[] => {
    const was = before.get(role);
    const is = after.get(role);
    const change = contents(role, was, is);
    if (was === undefined) return [{ ...change, change: "gained" }];
    if (is === undefined) return [{ ...change, change: "lost" }];
    return isEmpty(change) ? [] : [{ ...change, change: "changed" }];
  });
}

/**
 * What changes for whom from one state to another, told per subject and per role: a person holds one role at a time,
 * so rights of two roles are never set against each other. Subjects for whom nothing changes are left out.
 */
export function accessDifference(before: AccessMatrix, after: AccessMatrix): AccessChange[] {
  const was = reachOf(before);
  const is = reachOf(after);
  const subjects = new Map([...was, ...is].map(([key, { subject }]) => [key, subject]));
  return [...subjects]
    .map(([key, subject]) => ({
      subject,
      roles: changesOf(was.get(key)?.roles ?? new Map(), is.get(key)?.roles ?? new Map()),
    }))
    .filter((entry) => entry.roles.length > 0)
    .sort((a, b) => bySubject(a.subject, b.subject));
}
