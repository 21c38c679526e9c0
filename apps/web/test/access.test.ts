import type { AccessReport, RoleAccess } from "@modelstudio-sso/contracts";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import {
  accessDifference,
  accessMatrix,
  desiredAccessState,
  desiredState,
  observedAccessState,
} from "@modelstudio-sso/federation";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { accessCsv, type CsvWords, columns } from "../src/features/access/csv.ts";
import { capabilitiesByLayer, rowsOf, searchRows } from "../src/features/access/rows.ts";

const role = (name: string, change: object) => ({
  name,
  groups: [],
  policies: [],
  workspaces: [],
  ...change,
});

function matrix(roles: object[]) {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "Acme" },
    roles,
  });
  return accessMatrix(
    desiredAccessState(desiredState(document, { now: new Date("2026-01-01T00:00:00Z") }), {
      workspaces: [{ id: "ws-1", name: "AI Research", region: "ap-southeast-1" }],
    }),
  );
}

const before = matrix([
  role("Admins", { groups: ["admins"], policies: ["AliyunBailianFullAccess"] }),
  role("Old", { groups: ["old"] }),
]);
const after = matrix([
  role("Admins", { groups: ["admins"], policies: ["AliyunBailianDataFullAccess"] }),
  role("Readers", { groups: ["=cmd|' /C calc'!A0"], workspaces: [{ workspace: "ws-1", role: "Visitor" }] }),
]);
const report: AccessReport = {
  matrix: after,
  difference: accessDifference(before, after),
  plan: null,
  findings: [],
};
const rows = rowsOf(report);

const words: CsvWords = {
  column: (id) => id,
  subject: (kind) => kind,
  way: (way) => way,
  right: (right) => right,
  state: (state) => state,
  capability: (id) => id,
  change: (change) => change,
  yes: "yes",
  no: "no",
};

describe("the rows of the matrix", () => {
  it("keep a place for whoever loses a role", () => {
    expect(
      rows.map((row) => [row.subject.name, row.links.map((link) => link.change?.change ?? null)]),
    ).toEqual([
      ["=cmd|' /C calc'!A0", ["gained"]],
      ["admins", ["changed"]],
      ["old", ["lost"]],
    ]);
    expect(rows[2]?.links[0]).toMatchObject({ role: "Old", access: null, way: "role-absent" });
  });

  it("mark nothing where nothing is compared", () => {
    const plain = rowsOf({ ...report, difference: null });
    expect(plain.map((row) => row.changed)).toEqual([false, false]);
  });

  it("are found by group, role, workspace or policy, all words together", () => {
    const found = (text: string, onlyChanged = false) =>
      searchRows(rows, { text, onlyChanged }).map((row) => row.subject.name);
    expect(found("research")).toEqual(["=cmd|' /C calc'!A0"]);
    expect(found("ADMINS DataFull")).toEqual(["admins"]);
    expect(found("admins research")).toEqual([]);
    expect(found("")).toHaveLength(3);
    const plain = rowsOf({ ...report, difference: [] });
    expect(searchRows(plain, { text: "", onlyChanged: true })).toEqual([]);
  });

  it("say no permission twice", () => {
    expect(capabilitiesByLayer(["data-read", "data-write", "management-read"], after.legend)).toEqual([
      { layer: "data-permission", ids: ["data-write"] },
      { layer: "management", ids: ["management-read"] },
    ]);
  });
});

describe("the auditor's CSV", () => {
  const text = accessCsv(rows, { legend: after.legend, words });
  const [header, ...lines] = Papa.parse<string[]>(text.replace("\uFEFF", ""), { skipEmptyLines: true }).data;

  it("has one line for each subject, role and workspace, under its columns", () => {
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(header).toEqual([...columns]);
    expect(lines.every((line) => line.length === columns.length)).toBe(true);
    const cell = (line: string[] | undefined, id: (typeof columns)[number]) => line?.[columns.indexOf(id)];
    expect(lines.map((line) => [cell(line, "role"), cell(line, "change")])).toEqual([
      ["Readers", "gained"],
      ["Admins", "changed"],
      ["Old", "lost"],
    ]);
    expect(cell(lines[0], "workspace")).toBe("AI Research");
    expect(cell(lines[0], "membership")).toBe("unknown");
    expect(cell(lines[1], "permissions")).toBe("data-write; list-identities");
    expect(cell(lines[1], "decidedBy")).toBe("MaxSessionDuration; SessionDuration");
  });

  it("lets no group name become a formula", () => {
    expect(lines[0]?.[columns.indexOf("subject")]).toBe("'=cmd|' /C calc'!A0");
  });

  it("tells evidence of a membership", () => {
    const access = structuredClone(after.roles.find((entry) => entry.role === "Readers")) as RoleAccess;
    const [entry] = access.workspaces;
    if (entry === undefined) throw new Error("no workspace");
    entry.state = "attested";
    entry.evidence = { by: "Olga", at: "2026-01-01T00:00:00Z", note: "on Monday" };
    const told = accessCsv(
      [
        {
          key: "k",
          subject: { kind: "group", name: "g" },
          changed: false,
          links: [{ role: "Readers", way: "open", expected: true, access, change: null }],
        },
      ],
      { legend: after.legend, words },
    );
    expect(told).toContain("attested,Olga; 2026-01-01T00:00:00Z; on Monday");
  });
});

describe("a matrix of an empty cloud", () => {
  it("names the roles that are not there", () => {
    const document = federationDocumentSchema.parse({
      apiVersion: "modelstudio-sso/v1",
      name: "acme",
      site: "international",
      accountId: "5123456789012345",
      loginPath: { kind: "idp", providerName: "Acme" },
      roles: [{ name: "Admins", groups: ["admins"] }],
    });
    const empty = accessMatrix(
      observedAccessState(document, {
        caller: { accountId: "5123456789012345", arn: "", identityType: "Account" },
        resources: new Map(),
        workspaces: null,
        quotas: {},
        samlProviders: [],
      }),
    );
    const [row] = rowsOf({ matrix: empty, difference: null, plan: null, findings: [] });
    expect(row?.links).toEqual([
      { role: "Admins", way: "role-absent", expected: true, access: null, change: null },
    ]);
  });
});
