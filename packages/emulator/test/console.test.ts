import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultSeed, type RunningEmulator, startEmulator } from "../src/index.ts";
import { Browser } from "./browser.ts";
import { samlResponse } from "./idp.ts";
import { clientsOf, ram } from "./sdk.ts";
import { accountId, createProvider, createRole, identity, pair, trust } from "./setup.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
  await createProvider(emulator);
});
afterAll(() => emulator.close());

const accounts = "/console/model-studio/accounts";
const research = "ws-1f2e3d4c5b6a7988";

async function logOn(userName: string, password: string, next = "/console") {
  return new Browser(emulator.url).post("/login", { userName, password, next });
}

async function signIn(role: string) {
  const SAMLResponse = samlResponse({ roles: [pair(role)] });
  return new Browser(emulator.url).post("/saml-role/sso", { SAMLResponse });
}

describe("RAM user logon", () => {
  test("takes user@alias or account and name, and refuses the rest", async () => {
    const browser = await logOn("lin.wei@acme-sandbox", "Sandbox-Logon-1");
    expect(browser.text("console-user")).toBe("lin.wei");
    const fields = { userName: "lin.wei", account: accountId, password: "Sandbox-Logon-1" };
    expect((await new Browser(emulator.url).post("/login", fields)).location).toBe("/console");
    expect((await logOn("lin.wei@acme-sandbox", "wrong")).text("login-error")).toBeDefined();
    expect((await logOn("lin.wei@acme-sandbox", "Sandbox-Logon-1", "https://evil.example")).location).toBe(
      "/console",
    );
    await browser.post("/logout", {});
    expect((await browser.open("/console")).location).toMatch(/^\/login\?next=/);
  });

  test("ends where user-based SSO is on", async () => {
    const seed = defaultSeed();
    for (const account of seed.accounts) account.userSso = true;
    const other = await startEmulator({ seed });
    const fields = { userName: "lin.wei@acme-sandbox", password: "Sandbox-Logon-1" };
    expect((await new Browser(other.url).post("/login", fields)).text("error-code")).toBe("UserSsoEnabled");
    await other.close();
  });

  test("a user switches to the one role it was granted, and to no other", async () => {
    const { ram: client } = clientsOf(emulator);
    const lin = trust({ RAM: [`acs:ram::${accountId}:user/lin.wei`] });
    await createRole(emulator, "granted", { trust: lin });
    await createRole(emulator, "withheld", { trust: lin });
    const browser = await logOn("lin.wei@acme-sandbox", "Sandbox-Logon-1");
    const change = async (roleName: string) => {
      await browser.open("/console/switch-identity");
      return browser.submit("/console/switch-identity", { account: "acme-sandbox", roleName });
    };
    expect((await change("granted")).text("error-code")).toBe("NoPermission");
    const policyDocument = identity("Allow", "sts:AssumeRole", `acs:ram:*:${accountId}:role/granted`);
    await client.createPolicy(new ram.CreatePolicyRequest({ policyName: "grant", policyDocument }));
    await client.attachPolicyToUser(
      new ram.AttachPolicyToUserRequest({ policyName: "grant", policyType: "Custom", userName: "lin.wei" }),
    );
    expect((await change("withheld")).text("error-code")).toBe("NoPermission");
    expect((await change("granted")).text("console-role")).toBe("granted");
    expect(browser.text("console-session-name")).toBe("lin.wei");
  });
});

describe("the Accounts page", () => {
  test("adds a role, then grants, edits and removes a workspace", async () => {
    const roleId = await createRole(emulator, "team");
    const outerKey = `AssumedRoleUser${roleId}`;
    const admin = await logOn("sso-admin@acme-sandbox", "Sandbox-Admin-1", accounts);
    expect(admin.location).toBe(accounts);
    expect(admin.text("add-user-role")).toContain(`team (${roleId})`);
    await admin.submit(`${accounts}/add`, { type: "role", role: roleId, displayName: "Team <1>" });
    expect(admin.text("member-display-name")).toBe("Team <1>");
    const employee = await signIn("team");
    expect((await employee.open("/console/model-studio")).text("model-studio-denied")).toBeDefined();

    await admin.open(`${accounts}?member=${outerKey}`);
    expect(admin.text("permission-form")).toContain("AI Research");
    const grant = (fields: string[][]) =>
      admin.submit(`${accounts}/permission`, [["member", outerKey], ["workspace", research], ...fields]);
    await grant([["workspaceRole", "Visitor"]]);
    await employee.open(`/console/model-studio?workspace=${research}`);
    expect(employee.text("model-studio-workspace-role")).toBe("Visitor");
    expect((await employee.open("/console")).text(`console-workspace-role-${research}`)).toBe("Visitor");
    await employee.open("/console/model-studio?workspace=ws-9c8b7a6d5e4f3021");
    expect(employee.text("model-studio-denied")).toBeDefined();

    await admin.open(`${accounts}?member=${outerKey}&workspace=${research}`);
    await grant([
      ["workspaceRole", ""],
      ["page", "API-Key"],
      ["page", "Agent-FullAccess"],
    ]);
    expect(admin.text(`grant-${outerKey}-${research}`)).toContain("API-Key, Agent-FullAccess");
    await admin.submit(`${accounts}/remove-permission`, { member: outerKey, workspace: research });
    await employee.open(`/console/model-studio?workspace=${research}`);
    expect(employee.text("model-studio-denied")).toBeDefined();
    await admin.submit(`${accounts}/remove`, { member: outerKey });
    expect(admin.text("accounts-empty")).toBeDefined();
  });

  test("is closed to people without the management layer, and to forms of other pages", async () => {
    const lin = await logOn("lin.wei@acme-sandbox", "Sandbox-Logon-1", accounts);
    expect(lin.text("error-code")).toBe("NoPermission");
    const admin = await logOn("sso-admin@acme-sandbox", "Sandbox-Admin-1", accounts);
    await admin.post(`${accounts}/add`, { csrf: "guess", type: "role", role: "1", displayName: "x" });
    expect(admin.text("error-code")).toBe("InvalidForm");
  });
});
