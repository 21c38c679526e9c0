import type { PolicyDocument } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { missingRights, servicePolicy } from "../src/index.ts";

const accountId = "5123456789012345";

function policy(...statements: Record<string, unknown>[]): PolicyDocument {
  return { Version: "1", Statement: statements };
}
const allow = (Action: string | string[], Resource: string | string[] = "*") => ({
  Effect: "Allow",
  Action,
  Resource,
});
const role = `acs:ram:*:${accountId}:role/Readers`;
const needed = policy(allow("ram:UpdateRole", role));
const lacks = (...held: Record<string, unknown>[]) =>
  missingRights(needed, [policy(...held)]).map((right) => right.why);

describe("missing rights", () => {
  it("are none where any policy allows the action on the resource, whatever the case and the wildcards", () => {
    for (const held of [
      allow("*"),
      allow("ram:*"),
      allow("RAM:updaterole", role),
      allow("ram:Update????", `acs:ram::${accountId}:role/*`),
      { Effect: "Allow", NotAction: "oss:*", Resource: "*" },
    ]) {
      expect(lacks(held), JSON.stringify(held)).toEqual([]);
    }
  });

  it("are told where nothing allows it, on another account, another name or another action", () => {
    for (const held of [
      allow("ram:UpdateRole", "acs:ram:*:5999999999999999:role/*"),
      allow("ram:UpdateRole", `acs:ram:*:${accountId}:role/Read`),
      allow("ram:GetRole"),
      { Effect: "Allow", NotAction: "ram:*", Resource: "*" },
    ]) {
      expect(lacks(held), JSON.stringify(held)).toEqual(["not-allowed"]);
    }
  });

  it("are not covered by one character where any number is needed", () => {
    const all = policy(allow("ram:UpdateRole", `acs:ram:*:${accountId}:role/*`));
    const one = policy(allow("ram:UpdateRole", `acs:ram:*:${accountId}:role/?`));
    expect(missingRights(all, [one])).toHaveLength(1);
  });

  it("are there although allowed, where a Deny touches them or a condition stands before them", () => {
    const deny = { Effect: "Deny", Action: "ram:Update*", Resource: `acs:ram:*:${accountId}:role/Read*` };
    expect(lacks(allow("ram:*"), deny)).toEqual(["denied"]);
    expect(lacks({ ...allow("ram:*"), Condition: { Bool: { "acs:MFAPresent": "true" } } })).toEqual([
      "conditional",
    ]);
    const elsewhere = { ...deny, Resource: `acs:ram:*:${accountId}:role/Writers` };
    expect(lacks(allow("ram:*"), elsewhere)).toEqual([]);
  });
});

describe("the published policies", () => {
  const everything = ["ram-users", "workspaces", "membership-api"] as const;
  it.each([
    ["idp-path", []],
    ["everything", everything],
  ] as const)("docs/ram-policy/%s.json is what the code needs", async (name, features) => {
    const text = `${JSON.stringify(servicePolicy({ accountId: "<account-id>", features }), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../../../docs/ram-policy/${name}.json`);
  });

  it("keeps to the roles it was given, but for lists", () => {
    const own = servicePolicy({ accountId, features: [], roles: ["msso-*"] });
    const changing = own.Statement.filter((statement) => String(statement.Action).includes("UpdateRole"));
    expect(changing).toEqual([expect.objectContaining({ Resource: `acs:ram:*:${accountId}:role/msso-*` })]);
    expect(missingRights(own, [servicePolicy({ accountId, features: [] })])).toEqual([]);
    expect(missingRights(servicePolicy({ accountId, features: [] }), [own]).length).toBeGreaterThan(0);
  });
});
