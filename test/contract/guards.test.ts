import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Account, confirmAccount, openAccount } from "./account.ts";
import { beginClean, family, namesUnder, newPrefix, removeUnder } from "./scratch.ts";

let account: Account;
beforeEach(async () => {
  const opened = await openAccount({});
  // The suite's own caller may touch nothing else; to see that nothing else goes takes one who may.
  const key = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };
  const connection = localConnection(opened.connection.endpoints.ram, key);
  account = { ...opened, connection, cloud: connectCloud(connection), patienceMs: 0 };
});
afterEach(() => account.close());

const role = (name: string) => ({
  kind: "role" as const,
  name,
  description: "",
  trustPolicy: {
    Version: "1" as const,
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { RAM: [`acs:ram::${account.accountId}:root`] },
      },
    ],
  },
  maxSessionDurationSeconds: 3600,
  tags: {},
});

describe("an account is used only", () => {
  test("where it was named, with its site", async () => {
    await expect(openAccount({ CONTRACT_CLOUD: "alibaba", CONTRACT_SITE: "china" })).rejects.toThrow(
      "CONTRACT_ACCOUNT_ID",
    );
    await expect(openAccount({ CONTRACT_CLOUD: "alibaba", CONTRACT_ACCOUNT_ID: "1" })).rejects.toThrow(
      "CONTRACT_SITE",
    );
    await expect(openAccount({ CONTRACT_CLOUD: "aliyun" })).rejects.toThrow("CONTRACT_CLOUD");
  });

  test("where the credentials are that account's", async () => {
    await expect(confirmAccount(account.cloud, "1111111111111111")).rejects.toThrow(account.accountId);
    expect(await confirmAccount(account.cloud, account.accountId)).toBe(account.accountId);
  });

  test("where nothing of the suite is there, or may be deleted", async () => {
    await account.cloud.createRole(role(`${family}old-One`));
    await account.cloud.createUser({
      kind: "user",
      name: `${family}old-two`,
      displayName: "x",
      comments: "",
    });
    await expect(beginClean(account, false)).rejects.toThrow(`role/${family}old-One, user/${family}old-two`);
    expect(await account.cloud.getRole(`${family}old-One`)).not.toBeNull();
    await beginClean(account, true);
    expect(await namesUnder(account, family)).toEqual([]);
  });
});

describe("what a run made goes", () => {
  test("with all that is attached to it, and nothing else does", async () => {
    const prefix = newPrefix();
    const { cloud } = account;
    await cloud.createRole(role(`${prefix}Mine`));
    await cloud.createRole(role("Theirs"));
    await cloud.createRole(role(`${newPrefix()}Other`));
    const attachment = { role: `${prefix}Mine`, policyType: "System" as const };
    await cloud.attachRolePolicy({
      kind: "role-policy",
      ...attachment,
      policy: "AliyunBailianDataFullAccess",
    });
    await cloud.createWorkspace(`${prefix}Space`);
    expect(await namesUnder(account, prefix)).toHaveLength(2);
    const others = (await cloud.listRoles()).length - 1;
    await removeUnder(account, prefix);
    expect(await namesUnder(account, prefix)).toEqual([]);
    expect(await cloud.listRoles()).toHaveLength(others);
  });

  test("also where one thing stays, which is named", async () => {
    const prefix = newPrefix();
    await account.cloud.createRole(role(`${prefix}A`));
    await account.cloud.createRole(role(`${prefix}B`));
    const stubborn = {
      ...account,
      cloud: {
        ...account.cloud,
        deleteRole: (name: string) =>
          name.endsWith("A") ? Promise.reject(new Error("it will not go")) : account.cloud.deleteRole(name),
      },
    };
    await expect(removeUnder(stubborn, prefix)).rejects.toThrow(`role/${prefix}A`);
    expect(await namesUnder(account, prefix)).toEqual([`role/${prefix}A`]);
  });

  test("and prefixes are not used twice", () => {
    const prefixes = new Set(Array.from({ length: 50 }, newPrefix));
    expect(prefixes.size).toBe(50);
    for (const prefix of prefixes) expect(prefix.startsWith(family)).toBe(true);
  });
});

test("a key that was rejected says so before anything is made", async () => {
  const endpoint = account.connection.endpoints.ram;
  const stranger = connectCloud(localConnection(endpoint, { accessKeyId: "nobody", accessKeySecret: "x" }));
  await expect(confirmAccount(stranger, account.accountId)).rejects.toMatchObject({
    kind: "credentials-rejected",
  });
});
