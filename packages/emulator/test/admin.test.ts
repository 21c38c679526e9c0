import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { admin as adminCall } from "./admin-call.ts";
import { clientsOf, codeOf, ram } from "./sdk.ts";
import { createProvider, createRole } from "./setup.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const admin = (method: string, path: string, body?: unknown) => adminCall(emulator, method, path, body);

beforeEach(async () => {
  await admin("POST", "/reset");
});

const getUser = () => clientsOf(emulator).ram.getUser(new ram.GetUserRequest({ userName: "lin.wei" }));
const roleExists = async (roleName: string) =>
  (await clientsOf(emulator).ram.getRole(new ram.GetRoleRequest({ roleName }))).statusCode === 200;

describe("faults", () => {
  test("strike the nth call and are gone afterwards", async () => {
    await admin("POST", "/faults", {
      faults: [{ kind: "throttle", product: "ram", action: "GetUser", nth: 2, retryAfterMs: 70 }],
    });
    await getUser();
    await expect(getUser()).rejects.toMatchObject({ code: "Throttling.User", retryAfter: 70 });
    await getUser();
    expect(emulator.calls().map((call) => call.status)).toEqual([200, 429, 200]);
  });

  test("come in several kinds", async () => {
    await admin("POST", "/faults", {
      faults: [{ kind: "500" }, { kind: "503", times: 2 }, { kind: "html502" }],
    });
    expect(await codeOf(getUser())).toBe("InternalError");
    expect(await codeOf(getUser())).toBe("ServiceUnavailable");
    expect(await codeOf(getUser())).toBe("ServiceUnavailable");
    await expect(getUser()).rejects.toThrow(SyntaxError);
    await getUser();
  });

  test("a reset comes before or after the work", async () => {
    await admin("POST", "/faults", { kind: "reset-before", action: "CreateRole" });
    expect(await codeOf(createRole(emulator, "never"))).toMatch(/ECONNRESET|socket/);
    await admin("POST", "/faults", { kind: "reset-after", action: "CreateRole" });
    expect(await codeOf(createRole(emulator, "done"))).toMatch(/ECONNRESET|socket/);
    expect(await codeOf(roleExists("never"))).toBe("EntityNotExist.Role");
    expect(await roleExists("done")).toBe(true);
  });

  test("a timeout leaves the client waiting, latency only delays", async () => {
    await admin("POST", "/faults", { kind: "timeout", action: "GetUser" });
    const { ram: client } = clientsOf(emulator);
    client._readTimeout = 200;
    await expect(client.getUser(new ram.GetUserRequest({ userName: "lin.wei" }))).rejects.toThrow(/Timeout/i);
    await admin("POST", "/faults", { latencyMs: 120 });
    const start = Date.now();
    await getUser();
    expect(Date.now() - start).toBeGreaterThanOrEqual(115);
    expect((await admin("DELETE", "/faults")).body).toEqual({ latencyMs: 0, faults: [] });
  });

  test("orders are checked", async () => {
    expect((await admin("POST", "/faults", { kind: "explode" })).status).toBe(400);
    expect((await admin("POST", "/faults", { kind: "500", when: "now" })).status).toBe(400);
    expect((await admin("POST", "/faults", { latencyMs: "long" })).status).toBe(400);
  });
});

describe("state", () => {
  test("is shown without secrets and goes back to the seed", async () => {
    await createProvider(emulator);
    await createRole(emulator, "shown", { policies: ["AliyunBailianDataFullAccess"] });
    const { body } = await admin("GET", "/state");
    expect(body.roles).toMatchObject([{ roleName: "shown", trustPolicy: { Version: "1" } }]);
    expect(body.providers).toMatchObject([{ name: "acme-idp" }]);
    const text = JSON.stringify(body);
    for (const secret of ["sandbox-admin-secret", "passwordHash", "Sandbox-Logon-1"])
      expect(text).not.toContain(secret);
    expect((await admin("GET", "/calls")).body.calls).toHaveLength(3);
    await admin("POST", "/reset");
    expect((await admin("GET", "/state")).body.roles).toEqual([]);
    expect(emulator.calls()).toEqual([]);
  });

  test("is not shown to other pages, to other names, or beyond loopback", async () => {
    const status = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve) => {
        request(`${emulator.url}/_emulator/state`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
    expect(await status({ origin: "https://evil.example" })).toBe(403);
    expect(await status({ host: "evil.example" })).toBe(403);
    const wide = await startEmulator({ host: "0.0.0.0" });
    const port = wide.endpoint.split(":")[1];
    expect((await fetch(`http://127.0.0.1:${port}/_emulator/state`)).status).toBe(403);
    await wide.close();
  });
});
