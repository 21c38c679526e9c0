import { federationDocumentSchema, type PolicyDocument } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  type AccountView,
  type ImportSource,
  importedYaml,
  importFederation,
  suggestedName,
} from "../src/index.ts";
import { accountId } from "./access-world.ts";

const acs = "https://signin.alibabacloud.com/saml-role/sso";
const chinaAcs = "https://signin.aliyun.com/saml-role/sso";
const arn = (rest: string) => `acs:ram::${accountId}:${rest}`;

const saml = (recipient = acs, provider = "Acme") => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Federated: arn(`saml-provider/${provider}`) },
  Condition: { StringEquals: { "saml:recipient": recipient } },
});
const ram = (...names: string[]) => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { RAM: names.map(arn) },
});

function role(
  name: string,
  statements: Record<string, unknown>[],
  given: { policies?: string[]; tags?: Record<string, string> } = {},
): AccountView["roles"][number] {
  const trustPolicy: PolicyDocument = { Version: "1", Statement: statements };
  return {
    role: {
      name,
      arn: arn(`role/${name}`),
      roleId: `id-${name}`,
      description: "",
      trustPolicy,
      maxSessionDurationSeconds: 3600,
      tags: given.tags ?? {},
    },
    policies: (given.policies ?? []).map((policy) => ({ policyType: "System", policy })),
  };
}

const user = (name: string, policies: string[] = []): AccountView["users"][number] => ({
  user: { name, userId: name, displayName: name, comments: "" },
  policies: policies.map((policy) => ({ policyType: "System", policy })),
});

function take(source: ImportSource, view: Partial<AccountView>) {
  return importFederation({ accountId, provider: null, roles: [], users: [], missing: [], ...view }, source, {
    name: "acme",
    now: new Date("2026-01-01T00:00:00Z"),
  });
}

const byProvider = { kind: "provider", name: "Acme" } as const;
const byUsers = (...names: string[]) => ({ kind: "users", names }) as const;

describe("importing roles that trust a provider", () => {
  it("takes those whose trust policy says exactly what a plan would write, however it is written", () => {
    const list = {
      ...saml(),
      Action: ["sts:AssumeRole"],
      Condition: { StringEquals: { "saml:recipient": [acs] } },
    };
    const { document, leftOut } = take(byProvider, { roles: [role("One", [saml()]), role("Two", [list])] });
    expect(document.roles.map((entry) => entry.name)).toEqual(["One", "Two"]);
    expect(document.adopt).toEqual(["role/One", "role/Two"]);
    expect(leftOut).toEqual([]);
  });

  it.each([
    ["another principal", role("R", [saml(), ram("user/ann")]), /also lets in the RAM user ann/],
    [
      "the whole account",
      role("R", [saml(), ram("root")]),
      /also lets in the whole account 5123456789012345/,
    ],
    ["another provider", role("R", [saml(), saml(acs, "Old")]), /also lets in the provider Old/],
    [
      "another condition",
      role("R", [
        { ...saml(), Condition: { ...saml().Condition, IpAddress: { "acs:SourceIp": "10.0.0.1" } } },
      ]),
      /other conditions/,
    ],
    [
      "another owner",
      role("R", [saml()], { tags: { "modelstudio-sso-federation": "other" } }),
      /"other" owns it/,
    ],
    ["a name it does not take", role("R_1", [saml()]), /does not take its name/],
    ["a denial beside it", role("R", [saml(), { ...ram("user/ann"), Effect: "Deny" }]), /differently/],
  ])("leaves out one with %s, and says so", (_name, of, reason) => {
    const { document, leftOut, findings } = take(byProvider, { roles: [of] });
    expect(document.roles).toEqual([]);
    expect(document.adopt).toBeUndefined();
    expect(leftOut[0]?.reasons.join(" ")).toMatch(reason);
    expect(findings.map((found) => found.code)).toEqual(["import.role-left-out"]);
  });

  it("reads the site off the trust policies", () => {
    const site = (...statements: Record<string, unknown>[]) =>
      take(byProvider, { roles: statements.map((of, index) => role(`R${index}`, [of])) }).document.site;
    expect(site(saml(chinaAcs))).toBe("china");
    expect(site(saml())).toBe("international");
    expect(site(saml(chinaAcs), saml())).toBe("international");
  });

  it("finds nothing where no role leads there", () => {
    const { findings } = take(byProvider, { roles: [role("R", [saml(acs, "acme")])] });
    expect(findings).toMatchObject([{ code: "import.nothing-found", severity: "error" }]);
  });

  it("reports metadata it cannot use, and a provider that another federation owns", () => {
    const provider = {
      name: "Acme",
      arn: arn("saml-provider/Acme"),
      description: "Managed by modelstudio-sso [msso:other]",
      metadataXml: "<nothing/>",
    };
    const { findings, document } = take(byProvider, { provider, roles: [role("R", [saml()])] });
    expect(findings.filter((found) => found.severity === "error").map((found) => found.code)).toEqual(
      expect.arrayContaining(["plan.foreign-resource"]),
    );
    expect(findings.some((found) => found.code.startsWith("metadata."))).toBe(true);
    expect(document.adopt).toEqual(["role/R"]);
  });
});

describe("importing RAM users", () => {
  const all = ["AliyunSTSAssumeRoleAccess"];

  it("names the users of a role only where they are not all users", () => {
    const { document } = take(byUsers("ann"), {
      roles: [role("Both", [ram("user/ben", "user/ann")]), role("One", [ram("user/ann")])],
      users: [user("ann", all), user("ben", all)],
    });
    expect(document.loginPath).toMatchObject({
      grant: "all-roles",
      users: [{ name: "ann" }, { name: "ben" }],
    });
    expect(document.roles.map((entry) => entry.users)).toEqual([undefined, ["ann"]]);
  });

  it("says one role each where not everybody holds the grant of all roles", () => {
    const { document, findings } = take(byUsers("ann"), {
      roles: [role("Both", [ram("user/ann", "user/ben")])],
      users: [user("ann", all), user("ben")],
    });
    expect(document.loginPath).toMatchObject({ grant: "one-role" });
    expect(findings[0]).toMatchObject({ code: "import.grant-differs", got: "ann: Both, ben: Both" });
  });

  it("leaves out a role that trusts a user who is gone", () => {
    const { leftOut } = take(byUsers("ann"), {
      roles: [role("R", [ram("user/ann", "user/gone")])],
      users: [user("ann", all)],
    });
    expect(leftOut[0]?.reasons).toEqual(["Its trust policy names RAM users that do not exist: gone."]);
  });

  it("takes roles of the whole account only with a policy of Model Studio, and names the others", () => {
    const { document, findings } = take(byUsers("ann"), {
      roles: [
        role("Data", [ram("root")], { policies: ["AliyunBailianDataFullAccess"] }),
        role("Backup", [ram("root")]),
        role("Else", [ram("user/zoe")]),
      ],
      users: [user("ann", all)],
    });
    expect(document.loginPath).toMatchObject({ trustAccountRoot: true, users: [{ name: "ann" }] });
    expect(document.roles.map((entry) => entry.name)).toEqual(["Data"]);
    expect(findings).toContainEqual(expect.objectContaining({ code: "import.role-left-out", got: "Backup" }));
  });

  it("keeps the users' path where one role trusts them by name, and leaves the account's roles out", () => {
    const { document, leftOut } = take(byUsers("ann"), {
      roles: [
        role("Data", [ram("root")], { policies: ["AliyunBailianDataFullAccess"] }),
        role("Team", [ram("user/ann")]),
      ],
      users: [user("ann", all)],
    });
    expect(document.loginPath).toMatchObject({ trustAccountRoot: false });
    expect(document.roles.map((entry) => entry.name)).toEqual(["Team"]);
    expect(leftOut.map((entry) => entry.role)).toEqual(["Data"]);
  });
});

describe("the YAML of an import", () => {
  const imported = take(byProvider, {
    roles: [
      role("Kept", [saml()], { policies: ["AliyunBailianDataFullAccess", "AliyunOSSFullAccess"] }),
      role("Wide", [saml(), ram("root")]),
    ],
  });
  const text = importedYaml(imported, "federation.metadata.xml");

  it("is a federation, once the comments are gone", () => {
    const document = federationDocumentSchema.parse(parse(text));
    expect(document.roles.map((entry) => entry.name)).toEqual(["Kept"]);
    expect(document.loginPath).toMatchObject({ metadataFile: "federation.metadata.xml" });
  });

  it("says beside each role what it cannot say in it", () => {
    expect(text).toContain("# Also attached, and not this federation's: AliyunOSSFullAccess (System).");
    expect(text).toMatch(/# RAM does not know the groups.*\n {4}groups: \[\]/);
    expect(text).toMatch(/# No API tells memberships.*\n {4}workspaces: \[\]/);
  });

  it("holds what was left out so that it can be moved in", () => {
    const start = text.indexOf("# Left out: Wide.");
    const entry = text
      .slice(start)
      .split("\n")
      .filter((line) => line.startsWith("#   "))
      .map((line) => line.slice(2))
      .join("\n");
    const whole = text.replace(/\nadopt:/, `\n${entry}\nadopt:`);
    expect(federationDocumentSchema.parse(parse(whole)).roles.map((role) => role.name)).toEqual([
      "Kept",
      "Wide",
    ]);
  });
});

describe("the suggested name", () => {
  it.each([
    ["Acme", "acme"],
    ["ACME_IdP.2", "acme-idp-2"],
    ["9-lives", "lives"],
    ["公司", "imported-one"],
    ["x", "imported-x"],
    ["a".repeat(60), "a".repeat(40)],
  ])("of %s is one that a federation may have", (name, want) => {
    const suggested = suggestedName({ kind: "provider", name });
    expect(suggested).toBe(want);
    expect(federationDocumentSchema.shape.name.safeParse(suggested).success).toBe(true);
  });
});
