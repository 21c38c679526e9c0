import { describe, expect, test } from "vitest";
import { at } from "./raw-call.ts";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const { cloud, accountId, name, raw, seen, makeRole, makePolicy, ownTrust } = await openStage();

const role = (text: string) => ({
  kind: "role" as const,
  name: name(text),
  description: "made by the contract suite",
  trustPolicy: ownTrust,
  maxSessionDurationSeconds: 7200,
  tags: { "modelstudio-sso-federation": "contract" },
});
const grant = (text: string, policy = "AliyunBailianDataReadOnlyAccess") => ({
  kind: "role-policy" as const,
  role: name(text),
  policyType: "System" as const,
  policy,
});

describe("a role", () => {
  test("reads back as it was made, with a numeric ID and its ARN", async () => {
    const wanted = role("Reader");
    const { kind: _, ...fields } = wanted;
    expect((await cloud.createRole(wanted)).requestId).toMatch(/^[0-9A-F-]{36}$/i);
    const seenRole = await seen(
      () => cloud.getRole(wanted.name),
      (found) => found !== null,
    );
    expect(seenRole).toMatchObject({ ...fields, arn: `acs:ram::${accountId}:role/${wanted.name}` });
    expect(seenRole?.roleId).toMatch(/^\d+$/);
  });

  test("cannot be made twice; one that is not there is null, and cannot be deleted", async () => {
    await makeRole(name("Twice"));
    await expect(cloud.createRole(role("Twice"))).rejects.toMatchObject({
      kind: "already-exists",
      fields: { code: "EntityAlreadyExists.Role", status: 409 },
    });
    expect(await cloud.getRole(name("Nobody"))).toBeNull();
    await expect(cloud.deleteRole(name("Nobody"))).rejects.toMatchObject({
      kind: "not-found",
      fields: { code: "EntityNotExist.Role", status: 404 },
    });
  });

  test("that is deleted and made again has another ID", async () => {
    const first = await makeRole(name("Again"));
    await cloud.deleteRole(first.name);
    await seen(
      () => cloud.getRole(first.name),
      (found) => found === null,
    );
    expect((await makeRole(first.name)).roleId).not.toBe(first.roleId);
  });

  test("loses its session limit where an update leaves it out", async () => {
    const { name: roleName } = await makeRole(name("Limit"), { maxSessionDurationSeconds: 7200 });
    const update = { RoleName: roleName, NewDescription: "changed" };
    expect((await raw("ram:UpdateRole", update)).code).toBe("");
    const changed = await seen(
      () => cloud.getRole(roleName),
      (found) => found?.description === "changed",
    );
    expect(changed).toMatchObject({ description: "changed", maxSessionDurationSeconds: 3600 });
  });

  test.each([3599, 43_201])("has no session limit of %i seconds", async (MaxSessionDuration) => {
    const answer = await raw("ram:CreateRole", {
      RoleName: name("Long"),
      AssumeRolePolicyDocument: JSON.stringify(ownTrust),
      MaxSessionDuration,
    });
    expect(answer.code).toMatch(/^InvalidParameter/);
  });

  test("keeps the tags that a change of tags does not name", async () => {
    const { name: roleName } = await makeRole(name("Tags"), { tags: { ours: "1", theirs: "2", old: "3" } });
    await cloud.changeRoleTags(roleName, { set: { ours: "9" }, remove: ["old"] });
    const wanted = { ours: "9", theirs: "2" };
    const found = await seen(
      () => cloud.getRole(roleName),
      (answer) => answer?.tags.ours === "9" && answer.tags.old === undefined,
    );
    expect(found?.tags).toEqual(wanted);
  });

  confirms(
    { line: "list-tags", title: "ListRoles without a filter tells the tags of each role" },
    async () => {
      const { name: roleName } = await makeRole(name("Listed"), { tags: { "msso-contract": "listed" } });
      const found = await seen(
        async () => (await cloud.listRoles()).find((entry) => entry.name === roleName),
        (entry) => entry?.tags["msso-contract"] === "listed",
      );
      expect(found?.tags).toEqual({ "msso-contract": "listed" });
    },
  );

  confirms(
    { line: "role-case", title: "a second role whose name differs in case only is another role" },
    async (saw) => {
      await makeRole(name("Case"));
      const answer = await raw("ram:CreateRole", {
        RoleName: name("case"),
        AssumeRolePolicyDocument: JSON.stringify(ownTrust),
      });
      saw(answer.code || "made");
      expect(answer.code).toBe("");
    },
  );

  confirms(
    { line: "missing-parameter", title: "CreateRole without a trust policy says which parameter is missing" },
    async (saw) => {
      const answer = await raw("ram:CreateRole", { RoleName: name("Bare") });
      saw(answer.code);
      expect(answer.code).toBe("MissingParameter.AssumeRolePolicyDocument");
    },
  );
});

describe("attachments of a role", () => {
  test("are listed, exist once, and end once", async () => {
    await makeRole(name("Holder"));
    await cloud.attachRolePolicy(grant("Holder"));
    const listed = await seen(
      () => cloud.listRolePolicies(name("Holder")),
      (list) => list.length === 1,
    );
    expect(listed).toEqual([{ policyType: "System", policy: "AliyunBailianDataReadOnlyAccess" }]);
    await expect(cloud.attachRolePolicy(grant("Holder"))).rejects.toMatchObject({
      kind: "already-exists",
      fields: { code: "EntityAlreadyExists.Role.Policy", status: 409 },
    });
    await cloud.detachRolePolicy(grant("Holder"));
    await seen(
      () => cloud.listRolePolicies(name("Holder")),
      (list) => list.length === 0,
    );
    await expect(cloud.detachRolePolicy(grant("Holder"))).rejects.toMatchObject({
      kind: "not-found",
      fields: { code: "EntityNotExist.Role.Policy", status: 404 },
    });
  });

  test("keep the role from being deleted", async () => {
    await makeRole(name("Held"));
    await cloud.attachRolePolicy(grant("Held"));
    await seen(
      () => cloud.listRolePolicies(name("Held")),
      (list) => list.length === 1,
    );
    await expect(cloud.deleteRole(name("Held"))).rejects.toMatchObject({
      kind: "refused",
      fields: { code: "DeleteConflict.Role.Policy", status: 409 },
    });
  });

  test("need a role and a policy that exist", async () => {
    await makeRole(name("Wanting"));
    const missing = { ...grant("Wanting", name("missing")), policyType: "Custom" as const };
    await expect(cloud.attachRolePolicy(missing)).rejects.toMatchObject({
      kind: "not-found",
      fields: { code: expect.stringMatching(/^EntityNotExist\.Policy/) },
    });
    await expect(cloud.attachRolePolicy(grant("Nowhere"))).rejects.toMatchObject({
      kind: "not-found",
      fields: { code: expect.stringMatching(/^EntityNotExist\.Role/) },
    });
    expect(await cloud.listRolePolicies(name("Nowhere"))).toEqual([]);
  });
});

describe("time", () => {
  confirms(
    { line: "read-at-once", title: "what was written is read, and can be used, in the very next call" },
    async (saw) => {
      const late: string[] = [];
      for (const turn of [1, 2, 3, 4, 5]) {
        const [roleName, policyName] = [name(`Now${turn}`), name(`now${turn}`)];
        await cloud.createRole({ ...role("x"), name: roleName });
        if ((await cloud.getRole(roleName)) === null) late.push("GetRole");
        const listed = await raw("ram:ListRoles", { MaxItems: 1000 });
        if (!JSON.stringify(at(listed.body, "Roles")).includes(roleName)) late.push("ListRoles");
        await makePolicy(policyName);
        const attach = { RoleName: roleName, PolicyType: "Custom", PolicyName: policyName };
        const attached = await raw("ram:AttachPolicyToRole", attach);
        if (attached.code !== "") late.push(`AttachPolicyToRole ${attached.code}`);
        else if ((await cloud.listRolePolicies(roleName)).length === 0) late.push("ListPoliciesForRole");
      }
      saw(late.length === 0 ? "5 of 5 at once" : late.join(", "));
      expect(late).toEqual([]);
    },
  );
});
