import type { AccessChange, AccessMatrix } from "@modelstudio-sso/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accessChoice,
  accessDifference,
  accessMatrix,
  isOpen,
  isWrite,
  observedAccessState,
  plannedAccessState,
  subjectsNamed,
} from "../src/index.ts";
import {
  asWanted,
  desiredMatrix,
  documents,
  idpDocuments,
  observedMatrix,
  planFor,
  seen,
  someGroups,
} from "./access-world.ts";

const choose = (matrix: AccessMatrix, groups: readonly string[]) =>
  accessChoice(matrix, subjectsNamed(matrix, groups));

/** "subject role" for every open way. */
function reach(matrix: AccessMatrix): string[] {
  return matrix.subjects
    .flatMap(({ subject, roles }) =>
      roles.filter((link) => isOpen(link.way)).map((link) => `${subject.kind} ${subject.name} ${link.role}`),
    )
    .sort();
}

const turned = (changes: readonly AccessChange[], change: "gained" | "lost") =>
  changes.flatMap(({ subject, roles }) =>
    roles
      .filter((entry) => entry.change === change)
      .map((entry) => `${subject.kind} ${subject.name} ${entry.role}`),
  );

describe("rights are never the sum", () => {
  it("gives each option exactly what its role gives in a document of that role alone", () => {
    fc.assert(
      fc.property(idpDocuments, someGroups, (document, groups) => {
        for (const option of choose(desiredMatrix(document), groups).options) {
          const alone = {
            ...document,
            roles: document.roles.filter((role) => role.name === option.access.role),
          };
          expect(desiredMatrix(alone).roles).toEqual([option.access]);
        }
      }),
    );
  });

  it("offers more with more groups, and nothing larger", () => {
    fc.assert(
      fc.property(idpDocuments, someGroups, someGroups, (document, some, others) => {
        const matrix = desiredMatrix(document);
        const names = (groups: readonly string[]) =>
          choose(matrix, groups).options.map((option) => option.access.role);
        const both = choose(matrix, [...some, ...others]);
        expect(both.options.map((option) => option.access.role)).toEqual(
          [...new Set([...names(some), ...names(others)])].sort(),
        );
        for (const option of choose(matrix, some).options) {
          expect(both.options.map((entry) => entry.access)).toContainEqual(option.access);
        }
      }),
    );
  });

  it("depends neither on the order of groups nor on naming one twice", () => {
    fc.assert(
      fc.property(idpDocuments, someGroups, (document, groups) => {
        const matrix = desiredMatrix(document);
        expect(choose(matrix, [...groups].reverse().concat(groups))).toEqual(choose(matrix, groups));
      }),
    );
  });

  it("leads to a role exactly where the mapping names it", () => {
    fc.assert(
      fc.property(idpDocuments, someGroups, (document, groups) => {
        const mapped = document.roles
          .filter((role) => role.groups.some((group) => groups.includes(group)))
          .map((role) => role.name);
        expect(choose(desiredMatrix(document), groups).options.map((option) => option.access.role)).toEqual(
          mapped,
        );
      }),
    );
  });
});

describe("a difference", () => {
  it("is empty between a state and itself", () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(accessDifference(desiredMatrix(document), desiredMatrix(document))).toEqual([]);
      }),
    );
  });

  it("turns round with its two states", () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        const there = accessDifference(desiredMatrix(one), desiredMatrix(other));
        const back = accessDifference(desiredMatrix(other), desiredMatrix(one));
        expect(turned(back, "gained")).toEqual(turned(there, "lost"));
        expect(turned(back, "lost")).toEqual(turned(there, "gained"));
        expect(back.map((entry) => entry.subject)).toEqual(there.map((entry) => entry.subject));
      }),
    );
  });

  it("says who reaches what afterwards, given who did before", () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        const [before, after] = [desiredMatrix(one), desiredMatrix(other)];
        const changes = accessDifference(before, after);
        const lost = new Set(turned(changes, "lost"));
        const told = reach(before)
          .filter((entry) => !lost.has(entry))
          .concat(turned(changes, "gained"));
        expect(told.sort()).toEqual(reach(after));
      }),
    );
  });
});

describe("a plan", () => {
  it("ends where the document wants to be: same ways, same roles", () => {
    fc.assert(
      fc.property(documents, documents, (wanted, before) => {
        const state = asWanted(before);
        const plan = planFor(wanted, state);
        const planned = accessMatrix(
          plannedAccessState({ plan, document: wanted }, observedAccessState(wanted, state)),
        );
        const desired = desiredMatrix(wanted);
        expect(planned.subjects).toEqual(desired.subjects);
        expect(planned.roles.map((role) => ({ ...role, roleId: null }))).toEqual(desired.roles);
      }),
    );
  });

  it("makes no difference where it writes nothing, whether or not somebody vouched for the memberships", () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (document, vouched) => {
        const state = asWanted(document);
        const memberships = document.roles.flatMap((role) =>
          role.workspaces.map((entry) => ({
            role: role.name,
            roleId: `id-${role.name}`,
            workspace: entry.workspace,
            workspaceRole: entry.role,
            state: "attested" as const,
            at: "2026-01-01T00:00:00Z",
            by: "Olga",
          })),
        );
        const observed = observedAccessState(document, state, vouched ? { memberships } : {});
        const plan = planFor(document, state);
        expect(plan.changes.filter(isWrite)).toEqual([]);
        expect(
          accessDifference(
            accessMatrix(observed),
            accessMatrix(plannedAccessState({ plan, document }, observed)),
          ),
        ).toEqual([]);
      }),
    );
  });

  it("brings each membership that the document did not ask for when it was applied", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const bare = { ...document, roles: document.roles.map((role) => ({ ...role, workspaces: [] })) };
        const observed = observedAccessState(bare, asWanted(document));
        const plan = planFor(document, asWanted(document));
        const planned = accessMatrix(plannedAccessState({ plan, document }, observed));
        const gained = accessDifference(accessMatrix(observed), planned).flatMap(({ subject, roles }) =>
          roles.flatMap((role) =>
            role.workspaces.gained.map((entry) => `${subject.name} ${role.role} ${entry.workspace}`),
          ),
        );
        const meant = planned.subjects.flatMap(({ subject, roles }) =>
          roles.flatMap(({ role }) =>
            (document.roles.find((entry) => entry.name === role)?.workspaces ?? []).map(
              (entry) => `${subject.name} ${role} ${entry.workspace}`,
            ),
          ),
        );
        expect(gained.sort()).toEqual(meant.sort());
      }),
    );
  });

  it("tells which group gains and loses a role, by the document that was applied", () => {
    fc.assert(
      fc.property(idpDocuments, idpDocuments, (applied, wanted) => {
        const state = asWanted(applied);
        const observed = observedAccessState(applied, state);
        const planned = plannedAccessState({ plan: planFor(wanted, state), document: wanted }, observed);
        const changes = accessDifference(accessMatrix(observed), accessMatrix(planned));
        const meant = accessDifference(desiredMatrix(applied), desiredMatrix(wanted));
        for (const kind of ["gained", "lost"] as const)
          expect(turned(changes, kind)).toEqual(turned(meant, kind));
      }),
    );
  });
});

describe("what is seen", () => {
  it("opens nothing on an empty cloud", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const matrix = observedMatrix(document, seen([]));
        expect(reach(matrix)).toEqual([]);
        expect(matrix.roles).toEqual([]);
      }),
    );
  });

  it("never counts a membership that nobody vouched for", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const matrix = observedMatrix(document, asWanted(document));
        expect(matrix.roles.flatMap((role) => role.workspaces)).toEqual([]);
        expect(matrix.roles.flatMap((role) => role.unproven)).toHaveLength(
          document.roles.flatMap((role) => role.workspaces).length,
        );
      }),
    );
  });
});
