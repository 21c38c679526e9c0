import { randomUUID } from "node:crypto";
import { connectCloud } from "@modelstudio-sso/alibaba-cloud";
import { beforeAll, describe, expect, test } from "vitest";
import { at } from "./raw-call.ts";
import { type Signing, signedRequest } from "./signed-request.ts";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const { account, accountId, name, raw, seen, makeUser } = await openStage();

const user = name("keyholder");
const ask = (signing: Signing) => signedRequest(account, signing);
const minutes = 60_000;

/** A key of a user who holds no policy; it goes with the user. */
let key = { accessKeyId: "", accessKeySecret: "" };

beforeAll(async () => {
  await makeUser(user);
  const { code, body } = await raw("ram:CreateAccessKey", { UserName: user });
  expect(code).toBe("");
  key = {
    accessKeyId: String(at(body, "AccessKey", "AccessKeyId")),
    accessKeySecret: String(at(body, "AccessKey", "AccessKeySecret")),
  };
  await seen(
    () => ask(key),
    ({ code: answer }) => answer === "",
  );
});

/** As the product sees it. */
const kindWith = async (wrong: Partial<typeof key> & { securityToken?: string }) => {
  const cloud = connectCloud({ ...account.connection, credential: { kind: "static", ...key, ...wrong } });
  return cloud.callerIdentity().then(
    () => "accepted",
    (error: { kind?: string }) => error.kind,
  );
};

describe("a signed request", () => {
  test("with a user's key says who the user is, without any policy", async () => {
    expect((await ask(key)).body).toMatchObject({
      AccountId: accountId,
      Arn: `acs:ram::${accountId}:user/${user}`,
      IdentityType: "RAMUser",
    });
  });

  test("of somebody without the right is refused with the right that is lacking", async () => {
    const cloud = connectCloud({ ...account.connection, credential: { kind: "static", ...key } });
    await expect(cloud.listRoles()).rejects.toMatchObject({
      kind: "no-permission",
      fields: { status: 403, missingAction: "ram:ListRoles" },
    });
  });

  confirms({ line: "signed-date", title: "may be 14 minutes old and not 16" }, async (saw) => {
    const [young, old] = [
      await ask({ ...key, away: -14 * minutes }),
      await ask({ ...key, away: -16 * minutes }),
    ];
    saw(`14: ${young.code || "accepted"}, 16: ${old.code || "accepted"}`);
    expect([young.code, old.code === ""]).toEqual(["", false]);
  });

  confirms({ line: "signed-date", title: "counts once" }, async (saw) => {
    const again = { ...key, nonce: randomUUID() };
    expect((await ask(again)).code).toBe("");
    const { code } = await ask(again);
    saw(`same nonce: ${code || "accepted"}`);
    expect(code).toBe("SignatureNonceUsed");
  });
});

describe("an access key that is", () => {
  confirms({ line: "rejected-keys", title: "unknown" }, async (saw) => {
    const { code, status } = await ask({ ...key, accessKeyId: "LTAI5tContractNoSuchKey1" });
    saw(`unknown: ${status} ${code}`);
    expect(code).toMatch(/^InvalidAccessKeyId/);
    expect(await kindWith({ accessKeyId: "LTAI5tContractNoSuchKey1" })).toBe("credentials-rejected");
  });

  confirms({ line: "rejected-keys", title: "used with a wrong secret" }, async (saw) => {
    const { code, status } = await ask({ ...key, accessKeySecret: "wrong" });
    saw(`wrong secret: ${status} ${code}`);
    expect(code).toBe("SignatureDoesNotMatch");
    expect(await kindWith({ accessKeySecret: "wrong" })).toBe("credentials-rejected");
  });

  confirms({ line: "rejected-keys", title: "used with a security token of nobody" }, async (saw) => {
    const { code, status } = await ask({ ...key, securityToken: "nobody" });
    saw(`wrong token: ${status} ${code}`);
    expect(code).toMatch(/^InvalidSecurityToken|^InvalidAccessKeyId/);
    expect(await kindWith({ securityToken: "nobody" })).toBe("credentials-rejected");
  });

  confirms({ line: "rejected-keys", title: "disabled" }, async (saw) => {
    const disable = { UserName: user, UserAccessKeyId: key.accessKeyId, Status: "Inactive" };
    expect((await raw("ram:UpdateAccessKey", disable)).code).toBe("");
    const { code, status } = await seen(
      () => ask(key),
      (answer) => answer.code !== "",
    );
    saw(`disabled: ${status} ${code || "accepted"}`);
    expect(code).toMatch(/^InvalidAccessKeyId|^Forbidden\.AccessKeyDisabled/);
    expect(await kindWith({})).toBe("credentials-rejected");
  });
});
