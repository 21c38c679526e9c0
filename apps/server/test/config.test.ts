import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";
import { closedFolders } from "../src/database/unprivileged.ts";
import { fetchMetadata } from "../src/saml/fetch-metadata.ts";

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
  });
});

const nobody = { uid: 65_534, gid: 65_534 };

describe("folders that another user cannot pass", () => {
  it("are named", () => {
    const base = mkdtempSync(join(tmpdir(), "msso-closed-"));
    const inner = join(base, "private", "data");
    mkdirSync(inner, { recursive: true });
    chmodSync(base, 0o755);
    chmodSync(join(base, "private"), 0o700);
    chmodSync(inner, 0o755);
    expect(closedFolders(inner, nobody)).toContain(join(base, "private"));
    expect(closedFolders(inner, nobody)).not.toContain(base);
    rmSync(base, { recursive: true });
  });
});

describe("fetching metadata", () => {
  it.each([
    "http://idp.example.com/metadata",
    "https://127.0.0.1/metadata",
    "https://10.1.2.3/metadata",
    "https://169.254.169.254/latest/meta-data",
    "https://100.100.100.200/latest/meta-data",
    "https://[::1]/metadata",
    "https://[::ffff:127.0.0.1]/metadata",
    "https://[fd00::1]/metadata",
    "https://localhost/metadata",
    "file:///etc/passwd",
    "nonsense",
  ])("refuses %s", async (address) => {
    await expect(fetchMetadata(address)).rejects.toMatchObject({
      diagnostics: [{ code: "request.fetch-refused" }],
    });
  });
});
