import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultSeed, type RunningEmulator, startEmulator } from "../src/index.ts";
import { Browser } from "./browser.ts";
import { encodedMetadataOf, idpA, idpB, type ResponseOptions, samlResponse } from "./idp.ts";
import { clientsOf, ims, ram, sts } from "./sdk.ts";
import {
  accountId,
  acsUrl,
  createProvider,
  createRole,
  pair,
  providerArn,
  roleArn,
  samlTrust,
} from "./setup.ts";

let emulator: RunningEmulator;
const secondId = "5999999999999999";
const secondKeys = { accessKeyId: "SECOND", accessKeySecret: "second" };

beforeAll(async () => {
  const seed = defaultSeed();
  seed.accounts.push({
    accountId: secondId,
    alias: "acme-lab",
    site: "international",
    accessKeys: [{ ...secondKeys, principal: "root" }],
  });
  emulator = await startEmulator({ seed });
  await createProvider(emulator);
  await createRole(emulator, "analyst", { policies: ["AliyunBailianDataReadOnlyAccess"] });
  await createRole(emulator, "closed", { trust: samlTrust("https://signin.aliyun.com/saml-role/sso") });
  const second = clientsOf(emulator, secondKeys);
  await second.ims.createSAMLProvider(
    new ims.CreateSAMLProviderRequest({
      SAMLProviderName: "acme-idp",
      encodedSAMLMetadataDocument: encodedMetadataOf(idpA),
    }),
  );
  await second.ram.createRole(
    new ram.CreateRoleRequest({
      roleName: "lab",
      assumeRolePolicyDocument: samlTrust().replaceAll(accountId, secondId),
    }),
  );
});
afterAll(() => emulator.close());

const labPair = pair("lab").replaceAll(accountId, secondId);

async function signIn(options: ResponseOptions, RelayState = "") {
  const browser = new Browser(emulator.url);
  return browser.post("/saml-role/sso", { SAMLResponse: samlResponse(options), RelayState });
}

describe("role sign-in", () => {
  test("one role goes straight to the console", async () => {
    const browser = await signIn({ roles: [pair("analyst")], duration: "1800" });
    expect(browser.location).toBe("/console");
    expect(browser.text("console-role-arn")).toBe(roleArn("analyst"));
    expect(browser.text("console-session-name")).toBe("lin.wei@acme.example");
    expect(browser.text("console-alias")).toBe("acme-sandbox");
    expect(browser.text("console-policy")).toBe("AliyunBailianDataReadOnlyAccess (System)");
    expect(browser.text("console-no-workspaces")).toBeDefined();
    expect(browser.text("console-expiry-reason")).toBe("SessionDuration attribute (1800 s)");
    await browser.open("/console/model-studio");
    expect(browser.text("model-studio-denied")).toBe(
      "You do not have access permissions to this workspace, or the workspace does not exist",
    );
  });

  test("the console session ends at the earliest limit", async () => {
    const sessionNotOnOrAfter = new Date(Date.now() + 1_000_000).toISOString();
    const browser = await signIn({ roles: [pair("analyst")], duration: "40000", sessionNotOnOrAfter });
    expect(browser.text("console-expiry-reason")).toBe("AuthnStatement SessionNotOnOrAfter");
    const long = await signIn({ roles: [pair("analyst")], duration: "40000" });
    expect(long.text("console-expiry-reason")).toBe("maximum session duration of the role (3600 s)");
  });

  test("several roles, of several accounts, lead to the chooser, whose handle works once", async () => {
    const browser = await signIn({ roles: [pair("analyst"), pair("closed"), labPair] });
    expect(browser.text(`chooser-account-${accountId}`)).toContain("acme-sandbox");
    expect(browser.text(`chooser-account-${secondId}`)).toContain("lab");
    // A known tool reads the page so: it counts on the characters before and behind the object.
    const start = browser.html.indexOf("ROLE_SSO_PAGE:") + "ROLE_SSO_PAGE:".length + 1;
    const end = start + browser.html.slice(start).indexOf('"}]}},') + 5;
    const page = JSON.parse(browser.html.slice(start, end));
    expect(page.AccountAliasList).toEqual({ [accountId]: "acme-sandbox", [secondId]: "acme-lab" });
    expect(page.RoleInfoList[secondId][0]).toMatchObject({ roleName: "lab", raw: labPair });
    const handle = browser.hidden("handle");
    await browser.post("/saml-role/choose", { handle, choice: "2" });
    expect(browser.text("console-account")).toBe(secondId);
    await browser.post("/saml-role/choose", { handle, choice: "0" });
    expect(browser.text("error-code")).toBe("InvalidChoice");
  });

  test("RelayState is honoured for the published domains only", async () => {
    const target = "https://modelstudio.console.alibabacloud.com/?tab=playground#/api-key";
    const browser = await signIn({ roles: [pair("analyst")] }, target);
    expect(browser.location).toMatch(/^\/console\/model-studio\?relayState=/);
    expect(browser.text("model-studio-relay-state")).toBe(target);
    for (const other of [
      "https://evil.example/",
      "https://evilaliyun.com/",
      "javascript:alert(1)",
      "//evil.example",
    ]) {
      expect((await signIn({ roles: [pair("analyst")] }, other)).location).toBe("/console");
    }
  });

  const invalid = "AuthenticationFail.SAMLAssertion.Invalid";
  const refused: [string, ResponseOptions, string][] = [
    [
      "the local address as recipient",
      { roles: [pair("analyst")], recipient: "http://127.0.0.1/saml-role/sso" },
      invalid,
    ],
    [
      "the China site as audience",
      { roles: [pair("analyst")], audience: "urn:alibaba:cloudcomputing" },
      invalid,
    ],
    ["an unsigned assertion", { roles: [pair("analyst")], sign: "none" }, invalid],
    ["a foreign key", { roles: [pair("analyst")], idp: idpB }, invalid],
    [
      "an expired one",
      { roles: [pair("analyst")], lifetimeMs: -120_000 },
      "AuthenticationFail.SAMLAssertion.Expired",
    ],
    ["a role that trusts another site", { roles: [pair("closed")] }, "AuthenticationFail.NoPermission"],
    ["a role that does not exist", { roles: [pair("gone")] }, "EntityNotExist.RoleArn"],
  ];
  test.each(refused)("refuses %s", async (_name, options, code) => {
    const browser = await signIn(options);
    expect(browser.text("error-code")).toBe(code);
    expect((await browser.open("/console")).location).toMatch(/^\/login/);
  });

  test("names a provider that does not exist in the published words, escaped", async () => {
    const browser = await signIn({ roles: [pair("analyst").replace("acme-idp", "&lt;b&gt;")] });
    expect(browser.text("error-message")).toBe(
      `Cannot find the SAML identity provider with ARN: acs:ram::${accountId}:saml-provider/<b>. Please verify that the SAML provider information in the IDP role configuration is correct.`,
    );
    expect(browser.html).not.toContain("<b>");
  });

  test("publishes the sites' real names", async () => {
    const browser = new Browser(emulator.url);
    await browser.open("/saml-role/sp-metadata.xml");
    expect(browser.html).toContain(`Location="${acsUrl}"`);
    expect(browser.html).toContain('entityID="urn:alibaba:cloudcomputing:international"');
    await browser.open("/saml-role/sp-metadata.xml?site=china");
    expect(browser.html).toContain('entityID="urn:alibaba:cloudcomputing"');
  });
});

describe("federation endpoint", () => {
  test("turns STS credentials into one console session", async () => {
    const request = {
      SAMLProviderArn: providerArn,
      roleArn: roleArn("analyst"),
      SAMLAssertion: samlResponse({ roles: [pair("analyst")] }),
    };
    const answer = await clientsOf(emulator).sts.assumeRoleWithSAML(
      new sts.AssumeRoleWithSAMLRequest(request),
    );
    const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = answer.body?.credentials ?? {};
    const ask = async (fields: Record<string, string>) => {
      const body = new URLSearchParams({ Action: "GetSigninToken", ...fields });
      return (await (await fetch(`${emulator.url}/federation`, { method: "POST", body })).json()) as Record<
        string,
        string
      >;
    };
    const credentials = {
      AccessKeyId: accessKeyId,
      AccessKeySecret: accessKeySecret,
      SecurityToken: securityToken,
    };
    expect((await ask(credentials)).Code).toBe("MissingParameter.TicketType");
    const wrong = { ...credentials, AccessKeySecret: "x", TicketType: "mini" };
    expect((await ask(wrong)).Code).toBe("InvalidCredential.AuthenticateFail");
    const { SigninToken = "" } = await ask({ ...credentials, TicketType: "mini" });
    const query = new URLSearchParams({
      Action: "Login",
      LoginUrl: "https://acme.example",
      Destination: "https://modelstudio.console.alibabacloud.com/",
      SigninToken,
    });
    const browser = new Browser(emulator.url);
    await browser.open(`/federation?${query}`);
    expect(browser.location).toMatch(/^\/console\/model-studio/);
    expect((await browser.open("/console")).text("console-role")).toBe("analyst");
    await browser.open(`/federation?${query}`);
    expect(browser.status).toBe(401);
  });
});
