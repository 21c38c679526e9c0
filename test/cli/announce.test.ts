import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runMsso } from "./msso.ts";

const example = (path: string) =>
  new URL(`../../docs/examples/${path}/federation.yaml`, import.meta.url).pathname;

const chinaSite = `apiVersion: modelstudio-sso/v1
name: acme
site: china
accountId: "5123456789012345"
loginPath: { kind: idp, providerName: Acme }
roles:
  - { name: Admins, groups: [研发组], workspaces: [{ workspace: ws-1, role: Admin }] }
`;

it("msso announce writes what employees are told, without cloud or server", async () => {
  const { code, out } = await runMsso(["announce", "-f", example("idp"), "--contact", "the AI desk"]);
  expect(code).toBe(0);
  expect(out).toContain("How to sign in");
  expect(out).toMatch(/application portal/);
  for (const role of readFileSync(example("idp"), "utf8").match(/(?<=- name: )\S+/g) ?? ["none found"]) {
    expect(out).toContain(`* ${role}\n`);
  }
  expect(out).toContain("Ask the AI desk,");
  expect(out).not.toMatch(/undefined|SAML/);
});

it("msso announce speaks Chinese, knows the console of a region, and prints JSON on one line", async () => {
  const args = ["announce", "-f", "-", "--language", "zh-CN"];
  const without = await runMsso(args, { input: chinaSite });
  expect(without.out).toContain("如果页面要求选择角色，请选择 Admins。");
  expect(without.out).not.toContain("http");
  const more = [...args, "--region", "cn-beijing", "--tile", "https://login.acme.example/x", "--markdown"];
  const { out } = await runMsso([...more, "--json"], { input: chinaSite });
  expect(out.trimEnd()).not.toContain("\n");
  const made = JSON.parse(out);
  expect(made).toMatchObject({ language: "zh-CN", roles: { roles: [{ name: "Admins" }] } });
  expect(made.content).toContain("<https://bailian.console.aliyun.com/>");
  expect(made.content).toContain("<https://login.acme.example/x>");
});

it("msso announce sends RAM users to the logon page and then to their role", async () => {
  const { code, out } = await runMsso(["announce", "-f", example("ram-user")]);
  expect(code).toBe(0);
  expect(out).toMatch(/https:\/\/signin\.\S+\/login\.htm\n2\. [\s\S]*switchRole\.htm/);
});

it("msso announce refuses a file that lets nobody in, and options it does not know", async () => {
  const empty = chinaSite.replace("groups: [研发组], ", "");
  const { code, out } = await runMsso(["announce", "-f", "-", "--json"], { input: empty });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ diagnostics: [{ code: "federation.no-roles" }] });
  const wrong = (...args: string[]) => runMsso(["announce", "-f", "-", ...args], { input: chinaSite });
  expect((await wrong("--language", "de")).code).toBe(2);
  expect((await wrong("--tile", "javascript:alert(1)")).code).toBe(2);
  expect((await runMsso(["announce", "-f", "/no/such/file"])).code).toBe(2);
});
