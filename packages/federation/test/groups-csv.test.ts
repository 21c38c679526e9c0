import {
  type FederationRole,
  federationDocumentSchema,
  federationRoleSchema,
  hasErrors,
  type RoleWorkspace,
} from "@modelstudio-sso/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bailianPolicies,
  csvLimits,
  delimiterOf,
  guardCell,
  mergeRoles,
  reviewMerge,
  rolesFromTable,
  tableFromRoles,
  unguardCell,
} from "../src/rules/index.ts";

const workspaces = [
  { id: "ws-1", name: "AI Research", region: "ap-southeast-1" },
  { id: "ws-2", name: "客服", region: "cn-beijing" },
  { id: "ws-3", name: "Twin", region: "cn-beijing" },
  { id: "ws-4", name: "Twin", region: "ap-southeast-1" },
];

const role = (change: Partial<FederationRole> & { name: string }): FederationRole => ({
  groups: [],
  policies: [],
  workspaces: [],
  maxSessionDurationSeconds: 3600,
  ...change,
});

/** Any text a cell can hold, with everything that is special to spreadsheets and to CSV. */
const text = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ minLength: 1, maxLength, unit: "grapheme" }),
      fc
        .array(
          fc.constantFrom("=", "+", "-", "@", "＝", "'", '"', ",", ";", "\t", "\n", " ", "研", "a", "/"),
          {
            minLength: 1,
            maxLength: Math.min(maxLength, 12),
          },
        )
        .map((parts) => parts.join("")),
    )
    .filter((value) => value.trim() !== "" && value.length <= maxLength && !value.includes("\uFFFD"));

const entries = fc.uniqueArray(
  fc.record<RoleWorkspace>(
    {
      workspace: fc.oneof(fc.constantFrom("ws-1", "ws-2", "ws-3"), text(30)),
      role: fc.constantFrom("Admin", "Visitor"),
      displayName: text(64),
    },
    { requiredKeys: ["workspace", "role"] },
  ),
  // The name of a workspace would be read as its ID, which is what a person wants.
  { selector: ({ workspace }) => workspace, maxLength: 5 },
);
const nameIsNoId = (entry: RoleWorkspace) =>
  !workspaces.some(
    ({ id, name }) =>
      name === entry.workspace.trim() || (id === entry.workspace.trim() && id !== entry.workspace),
  );

const anyRole: fc.Arbitrary<FederationRole> = fc.record(
  {
    name: text(40),
    groups: fc.uniqueArray(text(40), { maxLength: 6 }),
    maxSessionDurationSeconds: fc.integer({ min: 3600, max: 43200 }),
    policies: fc.uniqueArray(fc.constantFrom(...bailianPolicies.map(({ name }) => name))),
    workspaces: entries.map((given) => given.filter(nameIsNoId)),
    description: text(60),
    users: fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/), { maxLength: 4 }),
  },
  { requiredKeys: ["name", "groups", "maxSessionDurationSeconds", "policies", "workspaces"] },
);
const anyRoles = fc.uniqueArray(anyRole, { selector: ({ name }) => name, maxLength: 8 });

const columns = [
  "group",
  "role",
  "workspace",
  "workspace_role",
  "display_name",
  "policies",
  "session_seconds",
];
const read = (...rows: string[][]) => rolesFromTable([columns, ...rows], { workspaces });
const codes = (found: { code: string; path?: string | undefined }[]) =>
  found.map(({ code, path }) => `${code} @ ${path}`);

describe("a table of groups", () => {
  it("gives back, read again, exactly the roles it was written from", () => {
    fc.assert(
      fc.property(anyRoles, (roles) => {
        const again = rolesFromTable(tableFromRoles(roles, workspaces), { workspaces });
        if (roles.length > 0) expect(again.findings).toEqual([]);
        expect(again.roles).toEqual(roles);
        expect(
          mergeRoles(roles, again.roles, "replace").changes.every(({ kind }) => kind === "unchanged"),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is read the same in any order of rows and columns, and with every row said twice", () => {
    const sorted = (roles: FederationRole[]) =>
      roles
        .map((entry) => ({
          ...entry,
          groups: entry.groups.toSorted(),
          workspaces: entry.workspaces.toSorted((a, b) => (a.workspace < b.workspace ? -1 : 1)),
        }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    fc.assert(
      fc.property(anyRoles, fc.infiniteStream(fc.nat()), (roles, chance) => {
        const [heading = [], ...rows] = tableFromRoles(roles, workspaces);
        const shuffle = <T>(list: T[]) =>
          list
            .map((item) => ({ item, key: chance.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const order = shuffle(heading.map((_, at) => at));
        const table = [heading, ...shuffle([...rows, ...rows])].map((cells) =>
          order.map((at) => cells[at] ?? ""),
        );
        const again = rolesFromTable(table, { workspaces });
        expect(sorted(again.roles)).toEqual(sorted(roles));
      }),
      { numRuns: 100 },
    );
  });

  it("holds no cell that a spreadsheet would run, and loses nothing by it", () => {
    fc.assert(
      fc.property(text(40), (value) => {
        expect(guardCell(value)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
        expect(unguardCell(guardCell(value))).toBe(value);
      }),
    );
    expect(guardCell('=HYPERLINK("https://evil.example","x")')).toBe(
      `'=HYPERLINK("https://evil.example","x")`,
    );
    expect(guardCell(" =1+1")).toBe("' =1+1");
    expect(guardCell("'tis")).toBe("'tis");
    expect(unguardCell("'tis")).toBe("'tis");
  });

  it("yields only what a document can hold, or says why not", () => {
    const cell = fc.oneof(
      text(30),
      fc.constantFrom("", "Admin", "ws-1", "AI Research", "3600", "99", "(none)"),
    );
    const table = fc.array(fc.array(cell, { minLength: 10, maxLength: 10 }), { maxLength: 12 });
    const heading = [...columns, "description", "users", "workspace_name"];
    fc.assert(
      fc.property(table, (rows) => {
        const { roles, findings } = rolesFromTable([heading, ...rows], { workspaces });
        if (!hasErrors(findings)) for (const entry of roles) federationRoleSchema.parse(entry);
      }),
    );
  });
});

describe("what people's tables look like", () => {
  it("names a workspace by its ID or by its only name, and a right in either language", () => {
    const { roles, findings } = read(
      ["研发组", "R-D", "客服", "访客", "研发", "", ""],
      ["devs", "R-D", "ws-1", "administrator", "", "aliyunbailiandatareadonlyaccess", "7200"],
    );
    expect(findings).toEqual([]);
    expect(roles).toEqual([
      role({
        name: "R-D",
        groups: ["研发组", "devs"],
        maxSessionDurationSeconds: 7200,
        policies: ["AliyunBailianDataReadOnlyAccess"],
        workspaces: [
          { workspace: "ws-2", role: "Visitor", displayName: "研发" },
          { workspace: "ws-1", role: "Admin" },
        ],
      }),
    ]);
  });

  it.each<[string, string[][], string[]]>([
    ["no role", [["g", "", "ws-1", "Admin", "", "", ""]], ["csv.value @ row 2, role"]],
    ["no right", [["g", "R", "ws-1", "", "", "", ""]], ["csv.value @ row 2, workspace_role"]],
    ["an unknown right", [["g", "R", "ws-1", "Owner", "", "", ""]], ["csv.value @ row 2, workspace_role"]],
    [
      "a right without a workspace",
      [["g", "R", "", "Admin", "", "", ""]],
      ["csv.value @ row 2, workspace_role"],
    ],
    [
      "a name two workspaces have",
      [["g", "R", "Twin", "Admin", "", "", ""]],
      ["csv.value @ row 2, workspace"],
    ],
    [
      "a policy of another product",
      [["g", "R", "", "", "", "AdministratorAccess", ""]],
      ["csv.value @ row 2, policies"],
    ],
    ["half an hour", [["g", "R", "", "", "", "", "1800"]], ["csv.value @ row 2, session_seconds"]],
    ["a thousands comma", [["g", "R", "", "", "", "", "7,200"]], ["csv.value @ row 2, session_seconds"]],
    ["a cell too many", [["g", "R", "", "", "", "", "", "x"]], ["csv.value @ row 2"]],
    ["lost letters", [["\uFFFD\uFFFD", "R", "", "", "", "", ""]], ["csv.value @ row 2, group"]],
    [
      "two sessions",
      [
        ["g", "R", "", "", "", "", "3600"],
        ["", "", "", "", "", "", ""],
        ["h", "R", "", "", "", "", "7200"],
      ],
      ["csv.contradiction @ row 4, session_seconds"],
    ],
    [
      "two rights",
      [
        ["g", "R", "ws-1", "Admin", "", "", ""],
        ["h", "R", "ws-1", "Visitor", "", "", ""],
      ],
      ["csv.contradiction @ row 3, workspace_role"],
    ],
  ])("%s is a finding at its row", (_, rows, expected) => {
    expect(codes(read(...rows).findings)).toEqual(expected);
  });

  it("says what fits and what is there", () => {
    expect(read(["g", "R", "ws-1", "Owner", "", "", ""]).findings).toMatchObject([
      { want: "Admin or Visitor", got: "Owner" },
    ]);
    expect(
      read(["g", "R", "ws-1", "Admin", "", "", ""], ["h", "R", "ws-1", "Visitor", "", "", ""]).findings,
    ).toMatchObject([{ want: "Admin (row 2)", got: "Visitor" }]);
  });

  it("refuses a table without a role column, with one twice, or too long", () => {
    const heading = (...cells: string[]) => codes(rolesFromTable([cells, ["x", "y"]]).findings);
    expect(heading("group", "workspace")).toEqual(["csv.header @ row 1"]);
    expect(heading("role", "Role Name", "group")).toEqual(["csv.header @ row 1"]);
    expect(heading("role,group")).toEqual(["csv.header @ row 1"]);
    expect(codes(rolesFromTable([]).findings)).toEqual(["csv.header @ row 1"]);
    const row = ["g", "R"];
    const long = rolesFromTable([
      ["group", "role"],
      ...Array.from({ length: csvLimits.rows + 1 }, () => row),
    ]);
    expect(long).toMatchObject({ roles: [], findings: [{ code: "csv.too-large", got: "10,001 rows" }] });
    const wide = rolesFromTable([
      ["role", "group"],
      ...Array.from({ length: 1001 }, (_, at) => [`R${at}`, "g"]),
    ]);
    expect(wide).toMatchObject({ roles: [], findings: [{ code: "csv.too-large", got: "1,001 roles" }] });
  });

  it("names the columns it leaves aside", () => {
    const { findings, roles } = rolesFromTable([
      ["role", "Owner", "group"],
      ["R", "Ann", "g"],
    ]);
    expect(findings).toMatchObject([{ code: "csv.column-ignored", got: "Owner" }]);
    expect(roles).toEqual([role({ name: "R", groups: ["g"] })]);
  });

  it("tells the character between cells from the headings", () => {
    expect(delimiterOf("group;role;workspace\nA, B;R;ws-1\nC, D;S;ws-1")).toBe(";");
    expect(delimiterOf("group\trole\n")).toBe("\t");
    expect(delimiterOf('"group","role"\r\n')).toBe(",");
    expect(delimiterOf("sep=|\r\ngroup|role")).toBe("|");
    expect(delimiterOf("用户组;角色;业务空间")).toBe(";");
  });
});

describe("bringing a table into a document", () => {
  const admins = role({
    name: "Admins",
    groups: ["a"],
    policies: ["AliyunBailianDataFullAccess"],
    description: "kept",
    workspaces: [{ workspace: "ws-1", role: "Admin" }],
  });
  const readers = role({ name: "Readers", groups: ["r"] });

  it("keeps what the file has no column for, and empties what its column leaves empty", () => {
    const current = [admins];
    const without = rolesFromTable(
      [
        ["role", "group"],
        ["Admins", "b"],
      ],
      { current },
    );
    expect(without.roles).toEqual([{ ...admins, groups: ["b"] }]);
    const empty = rolesFromTable(
      [
        ["role", "group", "policies"],
        ["Admins", "b", ""],
      ],
      { current },
    );
    expect(empty.roles).toEqual([{ ...admins, groups: ["b"], policies: [] }]);
  });

  it("adds and changes, or replaces, and names each difference", () => {
    const changed = {
      ...admins,
      groups: ["a", "b"],
      maxSessionDurationSeconds: 7200,
      workspaces: [{ workspace: "ws-1", role: "Visitor" as const }],
    };
    const fresh = role({ name: "New", groups: ["n"] });
    const merged = mergeRoles([readers, admins], [fresh, changed], "merge");
    expect(merged.roles).toEqual([readers, changed, fresh]);
    expect(merged.changes.map(({ kind, role: { name } }) => `${kind} ${name}`)).toEqual([
      "added New",
      "changed Admins",
      "unchanged Readers",
    ]);
    expect(merged.changes[1]).toMatchObject({
      differences: [
        { field: "workspaces", removed: admins.workspaces, added: changed.workspaces },
        { field: "groups", removed: [], added: ["b"] },
        { field: "session", removed: ["3600"], added: ["7200"] },
      ],
    });
    const replaced = mergeRoles([readers, admins], [fresh, changed], "replace");
    expect(replaced.roles).toEqual([fresh, changed]);
    expect(replaced.changes.at(-1)).toEqual({ kind: "removed", role: readers });
  });

  it("takes another order of the same for no change", () => {
    const two = role({ name: "Two", groups: ["a", "b"] });
    const merged = mergeRoles([two], [{ ...two, groups: ["b", "a"] }], "merge");
    expect(merged).toEqual({ roles: [two], changes: [{ kind: "unchanged", role: two }] });
  });

  it("reviews what would come, at the rows it comes from", () => {
    const document = federationDocumentSchema.parse({
      apiVersion: "modelstudio-sso/v1",
      name: "acme",
      site: "international",
      accountId: "5123456789012345",
      loginPath: { kind: "idp", providerName: "Acme", metadataXml: "<x/>" },
      roles: [readers],
    });
    const given = read(
      ["A", "A-1", "ws-1", "Visitor", "", "", ""],
      ["", "", "", "", "", "", ""],
      ["b", "A-2", "ws-1", "Visitor", "", "AliyunBailianFullAccess", ""],
      ["a", "A-2", "ws-9", "Visitor", "", "", ""],
    );
    const merge = mergeRoles(document.roles, given.roles, "merge");
    expect(codes(reviewMerge(document, { read: given, merge, workspaces }))).toEqual([
      "federation.workspace.unknown @ row 5, A-2",
      "federation.policy.super-admin @ row 4, A-2",
      "federation.group.near-miss @ row 5, A-2",
    ]);
  });
});
