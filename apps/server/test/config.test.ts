import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

describe("the configuration", () => {
  it("stays on this machine and in the sandbox unless told otherwise", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 4600,
      cloud: "sandbox",
      membership: { adapter: "guided", indexes: {} },
    });
  });

  it("asks for a second opinion on logins unless it is switched off", () => {
    expect(readConfig({}).secondOpinion).toBe(true);
    expect(readConfig({ SECOND_OPINION: "" }).secondOpinion).toBe(true);
    expect(readConfig({ SECOND_OPINION: "off" }).secondOpinion).toBe(false);
    expect(() => readConfig({ SECOND_OPINION: "no" })).toThrow(/SECOND_OPINION/);
  });

  it("takes accounts with credentials of their own, and names what is wrong with them", () => {
    const [first, second] = ["5123456789012345", "5234567890123456"];
    const cloudAccounts = [
      { accountId: first, roleArn: `acs:ram::${first}:role/model-studio-sso` },
      { accountId: second, site: "china", profile: "cn" },
    ];
    expect(readConfig({ CLOUD_ACCOUNTS: JSON.stringify(cloudAccounts) })).toMatchObject({ cloudAccounts });
    expect(readConfig({})).toMatchObject({ cloudAccounts: [] });
    const wrong: [unknown, RegExp][] = [
      ["model-studio-sso", /CLOUD_ACCOUNTS: /],
      [[{ accountId: first }], /CLOUD_ACCOUNTS.0: want a roleArn, a profile, or both/],
      [
        [{ accountId: first, roleArn: `acs:ram::${second}:role/x` }],
        /CLOUD_ACCOUNTS.0.roleArn: .*another account/,
      ],
      [
        [{ accountId: first, roleArn: `acs:ram::${first}:user/x` }],
        /CLOUD_ACCOUNTS.0.roleArn: want acs:ram::/,
      ],
      [[...cloudAccounts, cloudAccounts[0]], /CLOUD_ACCOUNTS: 5123456789012345 is named twice/],
    ];
    for (const [given, message] of wrong) {
      expect(() => readConfig({ CLOUD_ACCOUNTS: JSON.stringify(given) })).toThrow(message);
    }
    expect(() => readConfig({ CLOUD_ACCOUNTS: "[" })).toThrow(/CLOUD_ACCOUNTS: want JSON/);
  });

  it("treats an empty variable as absent", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 4600, databaseUrl: undefined });
  });

  it("tells all problems at once, by name", () => {
    const read = () =>
      readConfig({ PORT: "99999", CLOUD: "aws", PUBLIC_URL: "ftp://x", MEMBERSHIP_PERMISSION_INDEXES: "{" });
    expect(read).toThrow(ConfigError);
    for (const name of ["PORT", "CLOUD", "PUBLIC_URL", "MEMBERSHIP_PERMISSION_INDEXES"]) {
      expect(read).toThrow(new RegExp(name));
    }
    const together = () =>
      readConfig({
        PUBLIC_URL: "https://sso.example/path",
        MASTER_KEY_PREVIOUS: "p".repeat(32),
        DATABASE_URL_FILE: "/nonexistent/file",
        OUTBOUND_ALLOW: "10.0.0.0/99",
        TRUSTED_PROXIES: "nginx",
      });
    for (const name of [
      /5 problem/,
      /PUBLIC_URL: want an address without a path/,
      /MASTER_KEY_PREVIOUS: needs a MASTER_KEY/,
      /DATABASE_URL_FILE: the file cannot be read \(ENOENT\)/,
      /OUTBOUND_ALLOW: "10.0.0.0\/99"/,
      /TRUSTED_PROXIES: "nginx"/,
    ]) {
      expect(together).toThrow(name);
    }
  });

  it("repeats no secret when it complains", () => {
    const secret = "canary";
    for (const given of [
      { MASTER_KEY: secret },
      { MASTER_KEY: secret.repeat(6), MASTER_KEY_PREVIOUS: secret.repeat(6) },
      { DATABASE_URL: `mysql://user:${secret}@db.example/x` },
      { DATABASE_URL: `${secret} is no address` },
    ]) {
      expect(() => readConfig(given)).toThrow(ConfigError);
      expect(() => readConfig(given)).not.toThrow(new RegExp(secret));
    }
  });

  it("takes secrets from files, without the line end of an editor", () => {
    const folder = mkdtempSync(join(tmpdir(), "msso-config-"));
    const file = join(folder, "key");
    writeFileSync(file, `${"k".repeat(32)}\n`);
    expect(readConfig({ MASTER_KEY_FILE: file }).masterKey).toBe("k".repeat(32));
    expect(() => readConfig({ MASTER_KEY_FILE: file, MASTER_KEY: "x".repeat(32) })).toThrow(/not both/);
    rmSync(folder, { recursive: true });
  });

  it("notes names that are nearly right, and no others", () => {
    const notes = (environment: NodeJS.ProcessEnv) => readConfig(environment).notes.join();
    expect(notes({ PUBLIC_ULR: "https://a.example" })).toMatch(/PUBLIC_ULR.*is PUBLIC_URL meant/);
    expect(notes({ MSSO_MASTER_KEY: "x" })).toMatch(/is MASTER_KEY meant/);
    expect(notes({ DATABASE_URI: "x" })).toMatch(/is DATABASE_URL meant/);
    expect(
      notes({
        PATH: "/bin",
        HOME: "/",
        PORTS: "1",
        USER: "x",
        MSSO_TOKEN: "t",
        ALIBABA_CLOUD_ACCESS_KEY_ID: "a",
      }),
    ).toBe("");
  });
});
