import {
  type Diagnostic,
  type FederationDocument,
  type FederationRole,
  federationDocumentSchema,
} from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { groupHint, knownGroups } from "../src/features/groups/groupHints.ts";
import { applyBulkEdit, countChanged, withWorkspace } from "../src/features/groups/matrix/bulkEdit.ts";
import { filterRoles, noFilter } from "../src/features/groups/matrix/filterRoles.ts";
import { layoutFor, shownWorkspaces } from "../src/features/groups/matrix/layout.ts";
import { findingsOf, reviewRoles, withRoleName } from "../src/features/groups/roleReview.ts";

const workspaces = [{ id: "ws-1", name: "AI Research", region: "ap-southeast-1" }];
const role = (name: string, change: Partial<FederationRole> = {}): FederationRole => ({
  name,
  groups: [],
  policies: [],
  workspaces: [{ workspace: "ws-1", role: "Visitor", displayName: "shown" }],
  maxSessionDurationSeconds: 3600,
  ...change,
});
const admins = role("Admins", { groups: ["/AI/Admins"], workspaces: [{ workspace: "ws-9", role: "Admin" }] });
const readers = role("Readers", { groups: ["readers"] });
const bare = role("Bare", { workspaces: [], policies: ["AliyunBailianDataReadOnlyAccess"] });
const roles = [admins, readers, bare];
const document = (given: FederationRole[]): FederationDocument =>
  federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "A", metadataXml: "x" },
    roles: given,
  });

describe("editing many roles", () => {
  it("changes the selected ones only, and keeps those that are so already", () => {
    const edit = { kind: "add-workspace", workspace: "ws-1", role: "Visitor" } as const;
    const after = applyBulkEdit(roles, new Set([0, 1]), edit);
    expect(after[0]?.workspaces).toEqual([...admins.workspaces, { workspace: "ws-1", role: "Visitor" }]);
    expect(after[1]).toBe(readers);
    expect(after[2]).toBe(bare);
    expect(countChanged(roles, after)).toBe(1);
  });

  it("sets and takes rights without losing the shown name", () => {
    expect(withWorkspace(readers, "ws-1", "Admin").workspaces).toEqual([
      { workspace: "ws-1", role: "Admin", displayName: "shown" },
    ]);
    expect(withWorkspace(readers, "ws-1", undefined).workspaces).toEqual([]);
    expect(withWorkspace(readers, "ws-2", undefined)).toBe(readers);
  });

  it("sets policies and sessions, and deletes", () => {
    const all = new Set([0, 1, 2]);
    const policies = applyBulkEdit(roles, all, {
      kind: "policies",
      policies: ["AliyunBailianDataReadOnlyAccess"],
    });
    expect(policies.map((entry) => entry.policies.length)).toEqual([1, 1, 1]);
    expect(policies[2]).toBe(bare);
    const session = applyBulkEdit(roles, new Set([1]), { kind: "session", seconds: 7200 });
    expect(session.map((entry) => entry.maxSessionDurationSeconds)).toEqual([3600, 7200, 3600]);
    const deleted = applyBulkEdit(roles, new Set([0, 2]), { kind: "delete" });
    expect(deleted).toEqual([readers]);
    expect(countChanged(roles, deleted)).toBe(2);
  });
});

describe("narrowing the table down", () => {
  const found = { code: "x" } as Diagnostic;
  const known = {
    findings: (index: number) => (index === 2 ? [found] : []),
    nameOf: (id: string) => workspaces.find((workspace) => workspace.id === id)?.name ?? id,
  };
  const names = (filter: Partial<typeof noFilter>) =>
    filterRoles(roles, { ...noFilter, ...filter }, known).map((index) => roles[index]?.name);

  it("finds words in names, groups, policies and the names of workspaces, in any order", () => {
    expect(names({ text: "ADMIN" })).toEqual(["Admins"]);
    expect(names({ text: "research read" })).toEqual(["Readers"]);
    expect(names({ text: "dataread" })).toEqual(["Bare"]);
    expect(names({ text: "  " })).toEqual(["Admins", "Readers", "Bare"]);
  });

  it("keeps to a workspace, to none, or to findings", () => {
    expect(names({ workspace: "ws-9" })).toEqual(["Admins"]);
    expect(names({ workspace: "none" })).toEqual(["Bare"]);
    expect(names({ onlyFindings: true })).toEqual(["Bare"]);
    expect(names({ onlyFindings: true, workspace: "ws-1" })).toEqual([]);
  });
});

describe("the table's columns", () => {
  it("are workspaces where they fit, one list where they do not, one cell where nothing does", () => {
    expect([80, 58, 30].map((rem) => layoutFor(rem, 4))).toEqual(["columns", "list", "stacked"]);
    expect(layoutFor(58, 2)).toBe("columns");
  });

  it("hold workspaces of the account, then those only a role names, called unknown once that is known", () => {
    expect(shownWorkspaces(roles, workspaces).map(({ name, known }) => [name, known])).toEqual([
      ["AI Research", true],
      ["ws-9", false],
    ]);
    expect(shownWorkspaces(roles, undefined).every(({ known }) => known)).toBe(true);
  });
});

describe("the rules' word on roles", () => {
  it("stands at its role, names it, and knows the account's workspaces", () => {
    const review = reviewRoles(document(roles), workspaces);
    const [found] = findingsOf(review, review.roles, 0);
    expect(found).toMatchObject({ code: "federation.workspace.unknown", got: "ws-9" });
    expect(found && withRoleName(found, "Admins").path).toBe("Admins: workspaces[0].workspace");
    expect(findingsOf(review, review.roles, 2).map(({ code }) => code)).toContain(
      "federation.role.no-groups",
    );
  });

  it("is not put on another role that took its place meanwhile", () => {
    const review = reviewRoles(document(roles), workspaces);
    expect(findingsOf(review, review.roles.slice(1), 0)).toEqual([]);
    const typed = review.roles.with(0, role("Renamed"));
    expect(findingsOf(review, typed, 0)).toHaveLength(1);
  });
});

describe("hints while a group is typed", () => {
  const id = "2f1c6e0a-7c6b-4f0e-9a61-000000000001";
  const hint = (typed: string, own: string[], others: FederationRole[]) =>
    groupHint(typed, knownGroups(own, others));

  it("name what is there in another spelling, or at another role", () => {
    expect(hint("ai/admins", [], [admins])).toEqual({ kind: "near-miss", like: "/AI/Admins" });
    expect(hint("readers", [], [readers])).toEqual({ kind: "shared", role: "Readers" });
    expect(hint("Readers ", ["readers"], [])).toEqual({ kind: "near-miss", like: "readers" });
    expect(hint("readers", ["readers"], [])).toBeUndefined();
  });

  it("tell object IDs from names once it is clear which is meant", () => {
    expect(hint(id, ["devs"], [])).toEqual({ kind: "object-id-among-names" });
    expect(hint("devs", [id], [])).toEqual({ kind: "name-among-object-ids" });
    expect(hint("2f1c6e0b", [id], [])).toBeUndefined();
    expect(hint("devs", [], [])).toBeUndefined();
  });
});
