import { describe, expect, test } from "vitest";
import { openStage } from "./stage.ts";

const { cloud, name, raw, seen, makeUser, makePolicy } = await openStage();

const user = (text: string) => ({
  kind: "user" as const,
  name: name(text),
  displayName: "Contract Suite",
  comments: "[msso:contract]",
});

describe("a RAM user", () => {
  test("reads back as it was made, is listed, and changes", async () => {
    await cloud.createUser(user("someone"));
    const found = await seen(
      () => cloud.getUser(name("someone")),
      (answer) => answer !== null,
    );
    const { kind: _, ...fields } = user("someone");
    expect(found).toMatchObject(fields);
    const listed = await seen(
      async () => (await cloud.listUsers()).find((entry) => entry.name === name("someone")),
      (entry) => entry !== undefined,
    );
    expect(listed).toEqual({ name: name("someone"), userId: found?.userId, displayName: "Contract Suite" });
    await cloud.updateUser({ ...user("someone"), displayName: "Changed", comments: "changed" });
    const changed = await seen(
      () => cloud.getUser(name("someone")),
      (answer) => answer?.comments === "changed",
    );
    expect(changed).toMatchObject({ displayName: "Changed", comments: "changed", userId: found?.userId });
  });

  test("exists once; one that is not there is null, and cannot be deleted", async () => {
    await makeUser(name("twice"));
    await expect(cloud.createUser(user("twice"))).rejects.toMatchObject({
      kind: "already-exists",
      fields: { code: "EntityAlreadyExists.User", status: 409 },
    });
    expect(await cloud.getUser(name("nobody"))).toBeNull();
    await expect(cloud.deleteUser(name("nobody"))).rejects.toMatchObject({
      kind: "not-found",
      fields: { code: "EntityNotExist.User", status: 404 },
    });
  });

  test("holds a policy once, and cannot go while it holds one", async () => {
    await makeUser(name("holder"));
    await makePolicy(name("held"));
    const grant = {
      kind: "user-policy" as const,
      user: name("holder"),
      policyType: "Custom" as const,
      policy: name("held"),
    };
    await cloud.attachUserPolicy(grant);
    const held = await seen(
      () => cloud.listUserPolicies(grant.user),
      (list) => list.length === 1,
    );
    expect(held).toEqual([{ policyType: "Custom", policy: grant.policy }]);
    await expect(cloud.attachUserPolicy(grant)).rejects.toMatchObject({
      kind: "already-exists",
      fields: { code: "EntityAlreadyExists.User.Policy", status: 409 },
    });
    expect(await raw("ram:DeleteUser", { UserName: grant.user })).toMatchObject({
      code: "DeleteConflict.User.Policy",
      status: 409,
    });
    await cloud.detachUserPolicy(grant);
    await seen(
      () => cloud.listUserPolicies(grant.user),
      (list) => list.length === 0,
    );
    await expect(cloud.detachUserPolicy(grant)).rejects.toMatchObject({
      kind: "not-found",
      fields: { code: "EntityNotExist.User.Policy", status: 404 },
    });
  });
});
