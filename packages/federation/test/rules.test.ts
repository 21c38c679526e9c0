import { type FederationDocumentInput, federationDocumentSchema } from "@modelstudio-sso/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearMisses, reviewDocument, roleNameRule, samePolicy, samlProviderNameRule } from "../src/index.ts";

function document(change: Partial<FederationDocumentInput> = {}) {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "Acme", metadataXml: "<x/>" },
    roles: [{ name: "Readers", groups: ["readers"], workspaces: [{ workspace: "ws-1", role: "Visitor" }] }],
    ...change,
  });
}

function codes(change: Partial<FederationDocumentInput>): string[] {
  return reviewDocument(document(change)).map((found) => found.code);
}

const role = {
  name: "Readers",
  groups: ["readers"],
  workspaces: [{ workspace: "ws-1", role: "Visitor" as const }],
};

describe("the review of a document", () => {
  it("finds nothing in a good one", () => {
    expect(reviewDocument(document())).toEqual([]);
  });

  it.each([
    ["federation.idp-missing", { loginPath: { kind: "idp" as const, providerName: "Acme" } }],
    [
      "federation.name.provider",
      { loginPath: { kind: "idp" as const, providerName: "-Acme", metadataXml: "<x/>" } },
    ],
    ["federation.no-roles", { roles: [] }],
    ["federation.name.role", { roles: [{ ...role, name: "AI_Readers" }] }],
    ["federation.name.role", { roles: [{ ...role, name: "r".repeat(65) }] }],
    ["federation.role.duplicate", { roles: [role, { ...role, name: "readers" }] }],
    ["federation.role.no-groups", { roles: [{ ...role, groups: [] }] }],
    ["federation.role.no-workspace", { roles: [{ ...role, workspaces: [] }] }],
    [
      "federation.workspace.duplicate",
      { roles: [{ ...role, workspaces: [...role.workspaces, ...role.workspaces] }] },
    ],
    ["federation.group.near-miss", { roles: [role, { ...role, name: "Others", groups: ["/Readers"] }] }],
    [
      "federation.policy.super-admin",
      { roles: [{ ...role, policies: ["AliyunBailianFullAccess" as const] }] },
    ],
    [
      "federation.policy.redundant",
      {
        roles: [
          {
            ...role,
            policies: ["AliyunBailianDataFullAccess" as const, "AliyunBailianDataReadOnlyAccess" as const],
          },
        ],
      },
    ],
    ["federation.path.principal-missing", { loginPath: { kind: "ram-user" as const, users: [] } }],
    ["federation.name.user", { loginPath: { kind: "ram-user" as const, users: [{ name: "a@b" }] } }],
    [
      "federation.path.all-roles",
      { loginPath: { kind: "ram-user" as const, users: [{ name: "a" }], grant: "all-roles" as const } },
    ],
    [
      "federation.path.account-root",
      { loginPath: { kind: "ram-user" as const, users: [{ name: "a" }], trustAccountRoot: true } },
    ],
  ])("finds %s", (code, change) => {
    expect(codes(change)).toContain(code);
  });

  it("knows the account's workspaces where it is given them", () => {
    const found = reviewDocument(document(), {
      workspaces: [{ id: "ws-2", name: "Other", region: "ap-southeast-1" }],
    });
    expect(found).toMatchObject([
      { code: "federation.workspace.unknown", got: "ws-1", want: "Other (ws-2)" },
    ]);
  });

  it("names the characters that RAM refuses", () => {
    const [found] = reviewDocument(document({ roles: [{ ...role, name: "AI_Team A" }] }));
    expect(found?.detail).toContain('"_", " "');
  });
});

describe("names", () => {
  it("never hold what their rule refuses", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 70 }), (text) => {
        if (roleNameRule.pattern.test(text)) expect(text).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
        if (samlProviderNameRule.pattern.test(text)) expect(text).not.toMatch(/^[._-]|[._-]$/);
      }),
    );
  });

  it("find groups that differ in writing only", () => {
    expect(nearMisses(["/Admins", "readers", "others"], ["admins", "readers"])).toEqual([
      { group: "/Admins", like: "admins" },
    ]);
  });
});

describe("two policy documents", () => {
  const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "acs:ram::1:user/a" } };

  it("are the same whether a value is a string or a list of one, and in any order", () => {
    expect(
      samePolicy(
        { Version: "1", Statement: [statement] },
        {
          Statement: [
            { Principal: { RAM: ["acs:ram::1:user/a"] }, Action: ["sts:AssumeRole"], Effect: "Allow" },
          ],
          Version: "1",
        },
      ),
    ).toBe(true);
    expect(
      samePolicy(
        { Condition: { StringEquals: { "saml:recipient": "https://a" } } },
        { Condition: { StringEquals: { "saml:recipient": ["https://a"] } } },
      ),
    ).toBe(true);
  });

  it("differ where a principal, an effect or a condition does", () => {
    const other = (change: object) => ({ Version: "1", Statement: [{ ...statement, ...change }] });
    const base = other({});
    expect(samePolicy(base, other({ Principal: { RAM: "acs:ram::1:root" } }))).toBe(false);
    expect(samePolicy(base, other({ Effect: "Deny" }))).toBe(false);
    expect(samePolicy(base, other({ Condition: { StringEquals: { "saml:recipient": "https://a" } } }))).toBe(
      false,
    );
  });
});
