import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rotatingMetadata } from "../engine/world.ts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { makeKey } from "./people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const examples = fileURLToPath(new URL("../../docs/examples/api/", import.meta.url));
const data = dataDirectory();
const metadata = await rotatingMetadata();
let service: ServiceProcess;
let owner: ApiClient;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  owner = await signedInClient(service);
  await owner.federations.create({
    document: federationDocumentSchema.parse({
      apiVersion: "modelstudio-sso/v1",
      name: "example",
      site: "international",
      accountId: "5123456789012345",
      loginPath: { kind: "idp", providerName: "Example", metadataXml: metadata.old },
      roles: [
        {
          name: "Example-Readers",
          groups: ["readers"],
          policies: ["AliyunBailianDataReadOnlyAccess"],
          workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
        },
      ],
    }),
  });
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

/** Runs an example as its first lines say. */
function run(file: string, token: string, ...args: string[]) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [`${examples}${file}`, ...args], {
      env: { ...process.env, MSSO_URL: service.url, MSSO_TOKEN: token },
    });
    const result = { out: "", err: "" };
    child.stdout.on("data", (part) => {
      result.out += part;
    });
    child.stderr.on("data", (part) => {
      result.err += part;
    });
    child.once("close", (code) => resolve({ code, ...result }));
  });
}

describe("docs/examples/api", () => {
  it("plans and applies with nothing but fetch, and health sees it through the typed client", async () => {
    const [operate, read] = [await makeKey(owner, ["read", "operate"]), await makeKey(owner, ["read"])];
    const before = await run("health.ts", read);
    expect([before.code, before.err]).toEqual([1, ""]);
    expect(before.out).toContain("example: differs at");
    const shown = await run("apply.mjs", operate, "example");
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining("create role/Example-Readers") });
    const fingerprint = /apply\.mjs example (\S+)/.exec(shown.out)?.[1] ?? "";
    const other = await run("apply.mjs", operate, "example", fingerprint.replace(/.$/, "x"));
    expect([other.code, other.err]).toEqual([1, expect.stringContaining("plan.")]);
    const applied = await run("apply.mjs", operate, "example", fingerprint);
    expect(applied.out.trim().split("\n").at(-1)).toBe("succeeded");
    const after = await run("health.ts", read);
    expect(after).toMatchObject({ code: 0, out: "example: as applied; 1 membership(s) to add by hand\n" });
  });

  it("tells why a key is refused", async () => {
    const read = await makeKey(owner, ["read"]);
    const refused = await run("apply.mjs", read, "example");
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("request.forbidden")]);
    const wrong = await run("health.ts", "msso_wrong");
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("key.rejected")]);
  });
});
