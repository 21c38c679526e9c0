import type {
  AccessChoice,
  AccessLink,
  AccessMatrix,
  AccessSubject,
  AccessWay,
} from "@modelstudio-sso/contracts";
import { nearMisses } from "../rules/index.ts";
import { bySubject, byText, subjectKey } from "./order.ts";

/** True where the way leads somewhere as far as was seen. */
export function isOpen(way: AccessWay): boolean {
  return way === "open" || way === "conditional";
}

/** The most open of several ways to one role, since one open door is enough. */
const openness: readonly AccessWay[] = ["open", "conditional", "no-grant-seen", "not-trusted", "role-absent"];

interface Led {
  role: string;
  way: AccessWay;
  through: AccessSubject[];
}

function collect(led: { subject: AccessSubject; link: AccessLink }[]): Led[] {
  const found = new Map<string, Led>();
  for (const { subject, link } of led) {
    const before = found.get(link.role);
    const way =
      before !== undefined && openness.indexOf(before.way) < openness.indexOf(link.way)
        ? before.way
        : link.way;
    found.set(link.role, { role: link.role, way, through: [...(before?.through ?? []), subject] });
  }
  return [...found.values()].sort((a, b) => byText(a.role, b.role));
}

function unique(asked: readonly AccessSubject[]): AccessSubject[] {
  return [...new Map(asked.map((subject) => [subjectKey(subject), subject])).values()].sort(bySubject);
}

function unmappedOf(matrix: AccessMatrix, asked: readonly AccessSubject[]): AccessChoice["unmapped"] {
  return asked.flatMap((subject) => {
    const mapped = matrix.subjects.filter((entry) => entry.subject.kind === subject.kind);
    if (mapped.some((entry) => entry.subject.name === subject.name)) return [];
    const [miss] = nearMisses(
      [subject.name],
      mapped.map((entry) => entry.subject.name),
    );
    return [{ subject, like: miss?.like ?? null }];
  });
}

/**
 * What somebody who is all of these could choose from. Each option is one role as it is: belonging to more groups
 * offers more roles, and never makes one of them larger.
 */
export function accessChoice(matrix: AccessMatrix, subjects: readonly AccessSubject[]): AccessChoice {
  const asked = unique(subjects);
  const keys = new Set(asked.map(subjectKey));
  const led = collect(
    matrix.subjects
      .filter((entry) => keys.has(subjectKey(entry.subject)))
      .flatMap((entry) => entry.roles.map((link) => ({ subject: entry.subject, link }))),
  );
  const roles = new Map(matrix.roles.map((role) => [role.role, role]));
  return {
    source: matrix.source,
    federation: matrix.federation,
    asked,
    options: led.flatMap(({ role, way, through }) => {
      const access = roles.get(role);
      return access !== undefined && isOpen(way) ? [{ access, way, through }] : [];
    }),
    closed: led.filter(({ way }) => !isOpen(way)),
    unmapped: unmappedOf(matrix, asked),
    caveats: matrix.caveats,
    legend: matrix.legend,
  };
}

/** Names as people give them: IdP groups, or RAM users on the RAM-user path. */
export function subjectsNamed(
  matrix: Pick<AccessMatrix, "loginPath">,
  names: readonly string[],
): AccessSubject[] {
  const kind = matrix.loginPath === "idp" ? "group" : "user";
  return names.map((name) => ({ kind, name }));
}
