import { defaultSeed, startEmulator } from "@modelstudio-sso/emulator";
import { describe, expect, it } from "vitest";
import { assumedRole } from "../src/assumed-role.ts";
import { connectCloud, localConnection } from "../src/index.ts";

const home = "5123456789012345";
const other = "5999999999999999";
const key = (id: string) => ({ accessKeyId: id, accessKeySecret: `${id}-secret` });

/** Two accounts: a service user at home, and elsewhere a role that trusts it. */
async function twoAccounts() {
  const seed = defaultSeed();
  seed.accounts[0]?.accessKeys.push({ ...key("HOMEROOT"), principal: "root" });
  seed.accounts.push({
    accountId: other,
    alias: "elsewhere",
    site: "international",
    accessKeys: [{ ...key("OTHERROOT"), principal: "root" }],
  });
  const emulator = await startEmulator({ seed });
  const elsewhere = connectCloud(localConnection(emulator.endpoint, key("OTHERROOT")));
  await elsewhere.createRole({
    kind: "role",
    name: "msso",
    description: "",
    trustPolicy: {
      Version: "1",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${home}:root`] } },
      ],
    },
    maxSessionDurationSeconds: 3600,
    tags: {},
  });
  await elsewhere.attachRolePolicy({
    kind: "role-policy",
    role: "msso",
    policyType: "System",
    policy: "AliyunRAMFullAccess",
  });
  const connection = localConnection(emulator.endpoint, {
    accessKeyId: "SANDBOXADMIN",
    accessKeySecret: "sandbox-admin-secret",
  });
  return { emulator, connection, owner: connectCloud(localConnection(emulator.endpoint, key("HOMEROOT"))) };
}

describe("a role of another account", () => {
  it("is assumed once for all products, and everything then happens in that account", async () => {
    const { emulator, connection, owner } = await twoAccounts();
    try {
      await owner.attachUserPolicy({
        kind: "user-policy",
        user: "sso-admin",
        policyType: "System",
        policy: "AliyunSTSAssumeRoleAccess",
      });
      const { credential } = connection;
      if (credential.kind === "assumed-role") throw new Error("the base is a key");
      const cloud = connectCloud({
        ...connection,
        credential: {
          kind: "assumed-role",
          base: credential,
          roleArn: `acs:ram::${other}:role/msso`,
          roleSessionName: "modelstudio-sso",
        },
      });
      const [identity] = await Promise.all([
        cloud.callerIdentity(),
        cloud.listSamlProviders(),
        cloud.listUsers(),
      ]);
      expect(identity.accountId).toBe(other);
      expect(emulator.calls().filter((call) => call.action === "AssumeRole")).toHaveLength(1);
    } finally {
      await emulator.close();
    }
  });

  it("is refused in words where the base may not assume it", async () => {
    const { emulator, connection } = await twoAccounts();
    try {
      const { credential } = connection;
      if (credential.kind === "assumed-role") throw new Error("the base is a key");
      const cloud = connectCloud({
        ...connection,
        credential: {
          kind: "assumed-role",
          base: credential,
          roleArn: `acs:ram::${other}:role/msso`,
          roleSessionName: "modelstudio-sso",
        },
      });
      await expect(cloud.listUsers()).rejects.toMatchObject({
        fields: { kind: "no-permission", action: "sts:AssumeRole" },
      });
    } finally {
      await emulator.close();
    }
  });
});

describe("credentials of an assumed role", () => {
  it("are renewed five minutes before they end, once for all who wait, and a failure is not remembered", async () => {
    let now = Date.parse("2026-01-01T00:00:00Z");
    let assumed = 0;
    let broken = true;
    const provider = assumedRole(
      async () => {
        assumed += 1;
        if (broken) throw new Error("no");
        return {
          accessKeyId: `STS.${assumed}`,
          accessKeySecret: "s",
          securityToken: "t",
          expiration: new Date(now + 3_600_000).toISOString(),
        };
      },
      () => now,
    );
    await expect(provider.getCredentials()).rejects.toThrow("no");
    broken = false;
    const [one, two] = await Promise.all([provider.getCredentials(), provider.getCredentials()]);
    expect([one.accessKeyId, two.accessKeyId]).toEqual(["STS.2", "STS.2"]);
    now += 3_600_000 - 5 * 60_000 - 1;
    expect((await provider.getCredentials()).accessKeyId).toBe("STS.2");
    now += 1;
    expect((await provider.getCredentials()).accessKeyId).toBe("STS.3");
  });
});
