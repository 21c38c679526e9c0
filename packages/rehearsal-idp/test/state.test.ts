import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RehearsalIdpOptions, startRehearsalIdp } from "../src/index.ts";
import { acmeApplication } from "./acme.ts";
import { read } from "./reading.ts";

let stateDir: string;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "rehearsal-idp-"));
});
afterEach(() => rm(stateDir, { recursive: true }));

const someone = { id: "ada", displayName: "Ada", email: "ada@acme.example", groups: ["AI-Developers"] };

/** Starts, asks and closes. */
async function once<T>(
  ask: (idp: Awaited<ReturnType<typeof startRehearsalIdp>>) => Promise<T>,
  options: RehearsalIdpOptions = {},
) {
  const idp = await startRehearsalIdp({ stateDir, ...options });
  try {
    return await ask(idp);
  } finally {
    await idp.close();
  }
}

describe("a state folder", () => {
  it("keeps metadata, users, applications and service providers over a restart", async () => {
    const before = await once(
      async (idp) => {
        await idp.setAliyunApplication({ ...acmeApplication, releaseGroups: false });
        await idp.setAliyunApplication(acmeApplication);
        await idp.registerServiceProvider({ entityId: "urn:sp", acsUrl: "http://127.0.0.1:9/acs" });
        return idp.metadataXml();
      },
      { users: [someone] },
    );
    await once(async (idp) => {
      expect(idp.metadataXml()).toBe(before);
      const aliyun = read(await idp.createResponse({ userId: "ada", audience: "aliyun" }));
      expect(aliyun.released("groups")).toEqual(["AI-Developers"]);
      expect((await idp.createResponse({ userId: "ada", audience: "sp" })).postTo).toBe(
        "http://127.0.0.1:9/acs",
      );
      await expect(idp.createResponse({ userId: "chen.yu", audience: "sp" })).rejects.toThrow("no user");
    });
  });

  it("holds private files only, and nothing half-written", async () => {
    await once((idp) =>
      Promise.all(
        ["1", "2", "3"].map((accountId) => idp.setAliyunApplication({ ...acmeApplication, accountId })),
      ),
    );
    const names = (await readdir(stateDir)).sort();
    expect(names).toEqual(["signing-certificate.pem", "signing-key.pem", "state.json"]);
    for (const name of names) expect((await stat(join(stateDir, name))).mode & 0o777).toBe(0o600);
    await once(async (idp) => {
      await expect(idp.createResponse({ userId: "chen.yu", audience: "aliyun" })).rejects.toThrow(
        "3 are configured",
      );
    });
  });

  it("takes another port when the last one is in use", async () => {
    const url = await once(async (idp) => idp.url);
    const squatter = createServer().listen(Number(new URL(url).port), "127.0.0.1");
    await new Promise((resolve) => squatter.once("listening", resolve));
    expect(await once(async (idp) => idp.url)).not.toBe(url);
    await new Promise((resolve) => squatter.close(resolve));
  });

  it("refuses a key and a certificate that do not belong together", async () => {
    const { createSigningKey } = await import("../src/keys/signing-key.ts");
    await once(async () => undefined);
    await writeFile(join(stateDir, "signing-key.pem"), (await createSigningKey(new Date())).privateKeyPem);
    await expect(startRehearsalIdp({ stateDir })).rejects.toThrow("do not belong together");
  });
});

describe("without a state folder", () => {
  it("every start has a key of its own", async () => {
    const metadata = async () => {
      const idp = await startRehearsalIdp();
      await idp.close();
      return idp.metadataXml().replaceAll(idp.url, "");
    };
    expect(await metadata()).not.toBe(await metadata());
  });
});
