import { describe, expect, test } from "vitest";
import { harmless, openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const { cloud, name, raw, seen, makePolicy, makeRole, makeUser } = await openStage();

const custom = (text: string) => ({ PolicyType: "Custom", PolicyName: name(text) });
const another = (action: string) => ({
  Version: "1" as const,
  Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
});
const asUpdate = (text: string, document = harmless) => ({
  kind: "custom-policy" as const,
  name: name(text),
  description: "",
  document,
  tags: {},
});

describe("a custom policy", () => {
  test("reads back as it was made, with its tags", async () => {
    const policy = { ...asUpdate("made"), description: "by the suite", tags: { ours: "1" } };
    await cloud.createCustomPolicy(policy);
    const { kind: _, ...fields } = policy;
    const found = await seen(
      () => cloud.getCustomPolicy(policy.name),
      (answer) => answer?.tags.ours === "1",
    );
    expect(found).toEqual(fields);
  });

  test("exists once; one that is not there is null, and cannot be deleted", async () => {
    await makePolicy(name("twice"));
    await expect(cloud.createCustomPolicy(asUpdate("twice"))).rejects.toMatchObject({
      kind: "already-exists",
      fields: { code: "EntityAlreadyExists.Policy", status: 409 },
    });
    expect(await cloud.getCustomPolicy(name("nobody"))).toBeNull();
    await expect(cloud.deleteCustomPolicy(name("nobody"))).rejects.toMatchObject({
      kind: "not-found",
      fields: { code: "EntityNotExist.Policy", status: 404 },
    });
  });

  test("has five versions; the oldest spare one goes where that was asked for, and only there", async () => {
    await makePolicy(name("versions"));
    for (const letter of ["a", "b", "c", "d", "e"]) {
      await cloud.updateCustomPolicy(asUpdate("versions", another(`oss:Get${letter}`)));
    }
    const found = await seen(
      () => cloud.getCustomPolicy(name("versions")),
      (answer) => JSON.stringify(answer?.document).includes("oss:Gete"),
    );
    expect(found?.document).toEqual(another("oss:Gete"));
    const sixth = await raw("ram:CreatePolicyVersion", {
      PolicyName: name("versions"),
      PolicyDocument: JSON.stringify(harmless),
    });
    expect(sixth).toMatchObject({ code: "LimitExceeded.Policy.Version", status: 409 });
    const plain = await raw("ram:DeletePolicy", { PolicyName: name("versions") });
    expect(plain).toMatchObject({ code: "DeleteConflict.Policy.Version", status: 409 });
    await cloud.deleteCustomPolicy(name("versions"));
    const gone = await seen(
      () => cloud.getCustomPolicy(name("versions")),
      (answer) => answer === null,
    );
    expect(gone).toBeNull();
  });

  test.each<[string, unknown]>([
    ["is JSON", "{"],
    ["has Version 1", { ...harmless, Version: "3" }],
    ["says on what", { Version: "1", Statement: [{ Effect: "Allow", Action: "oss:GetObject" }] }],
  ])("%s", async (_, document) => {
    const answer = await raw("ram:CreatePolicy", {
      PolicyName: name("bad"),
      PolicyDocument: typeof document === "string" ? document : JSON.stringify(document),
    });
    expect(answer).toMatchObject({ code: "MalformedPolicyDocument", status: 400 });
  });

  test("may have 6,144 characters and not one more", async () => {
    const resource = (chars: number) => ({
      Version: "1",
      Statement: [{ Effect: "Allow", Action: "oss:GetObject", Resource: `acs:oss:*:*:${"b".repeat(chars)}` }],
    });
    const rest = JSON.stringify(resource(0)).length;
    const create = (text: string, chars: number) =>
      raw("ram:CreatePolicy", {
        PolicyName: name(text),
        PolicyDocument: JSON.stringify(resource(chars - rest)),
      });
    expect((await create("longest", 6144)).code).toBe("");
    expect(await create("longer", 6145)).toMatchObject({ code: "InvalidParameter.PolicyDocument.Length" });
  });

  confirms({ line: "list-tags", title: "is listed with its tags among those of type Custom" }, async () => {
    await makePolicy(name("listed"), { "msso-contract": "listed" });
    const found = await seen(
      async () => (await cloud.listCustomPolicies()).find((entry) => entry.name === name("listed")),
      (entry) => entry?.tags["msso-contract"] === "listed",
    );
    expect(found?.tags).toEqual({ "msso-contract": "listed" });
  });
});

describe("a policy that is held", () => {
  confirms({ line: "policy-held-code", title: "by a role cannot go" }, async (saw) => {
    await makePolicy(name("held"));
    await makeRole(name("Holder"));
    await cloud.attachRolePolicy({
      kind: "role-policy",
      role: name("Holder"),
      policyType: "Custom",
      policy: name("held"),
    });
    await seen(
      () => cloud.listRolePolicies(name("Holder")),
      (list) => list.length > 0,
    );
    const { code, status } = await raw("ram:DeletePolicy", { PolicyName: name("held") });
    saw(`${status} ${code || "deleted"}`);
    expect({ code, status }).toEqual({ code: "DeleteConflict.Policy.Role", status: 409 });
  });

  test("by a user cannot go, and tells which user", async () => {
    await makePolicy(name("granted"));
    await makeUser(name("grantee"));
    const attachment = { user: name("grantee"), policyType: "Custom" as const, policy: name("granted") };
    await cloud.attachUserPolicy({ kind: "user-policy", ...attachment });
    const users = await seen(
      () => cloud.listPolicyUsers(name("granted")),
      (list) => list.length > 0,
    );
    expect(users).toEqual([name("grantee")]);
    expect(await raw("ram:DeletePolicy", { PolicyName: name("granted") })).toMatchObject({
      code: "DeleteConflict.Policy.User",
      status: 409,
    });
  });

  test("is no System policy of that name", async () => {
    const answer = await raw("ram:GetPolicy", { ...custom("held"), PolicyType: "System" });
    expect(answer).toMatchObject({ code: "EntityNotExist.Policy", status: 404 });
  });
});
