import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, severalAccountsSeed, startEmulator } from "../src/index.ts";
import { Browser } from "./browser.ts";
import { encodedMetadataOf, idpA, type ResponseOptions, samlResponse } from "./idp.ts";
import { callRoa, clientsOf, codeOf, ims, ram, sts } from "./sdk.ts";

const accounts = {
  acme: { id: "5123456789012345", key: ["SANDBOXADMIN", "sandbox-admin-secret"] },
  lab: { id: "5222222222222222", key: ["SANDBOXLAB", "sandboxlab-secret"] },
  china: { id: "1333333333333333", key: ["SANDBOXCHINA", "sandboxchina-secret"] },
} as const;
type Name = keyof typeof accounts;

const sites = {
  international: {
    audience: "urn:alibaba:cloudcomputing:international",
    recipient: "https://signin.alibabacloud.com/saml-role/sso",
  },
  china: {
    audience: "urn:alibaba:cloudcomputing",
    recipient: "https://signin.aliyun.com/saml-role/sso",
  },
} as const;

const siteOf = (name: Name) => (name === "china" ? sites.china : sites.international);
const keysOf = (name: Name) => {
  const [accessKeyId, accessKeySecret] = accounts[name].key;
  return { accessKeyId, accessKeySecret };
};
const providerOf = (name: Name) => `acs:ram::${accounts[name].id}:saml-provider/acme-idp`;
const roleOf = (name: Name) => `acs:ram::${accounts[name].id}:role/analyst`;
const pairOf = (name: Name) => `${roleOf(name)},${providerOf(name)}`;

let emulator: RunningEmulator;
beforeAll(async () => {
  const settings = { assumptions: { signIn: { landing: "published" } } };
  emulator = await startEmulator({ seed: severalAccountsSeed(), settings });
  for (const name of Object.keys(accounts) as Name[]) {
    const clients = clientsOf(emulator, keysOf(name));
    await clients.ims.createSAMLProvider(
      new ims.CreateSAMLProviderRequest({
        SAMLProviderName: "acme-idp",
        encodedSAMLMetadataDocument: encodedMetadataOf(idpA),
      }),
    );
    const statement = {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Federated: [providerOf(name)] },
      Condition: { StringEquals: { "saml:recipient": siteOf(name).recipient } },
    };
    await clients.ram.createRole(
      new ram.CreateRoleRequest({
        roleName: "analyst",
        assumeRolePolicyDocument: JSON.stringify({ Version: "1", Statement: [statement] }),
      }),
    );
  }
});
afterAll(() => emulator.close());

const exchange = (name: Name, options: Partial<ResponseOptions> = {}) =>
  clientsOf(emulator).sts.assumeRoleWithSAML(
    new sts.AssumeRoleWithSAMLRequest({
      SAMLProviderArn: providerOf(name),
      roleArn: roleOf(name),
      SAMLAssertion: samlResponse({ roles: [pairOf(name)], ...siteOf(name), ...options }),
    }),
  );

/** Where a post to the sign-in site redirects to. */
async function landing(path: string, fields: Record<string, string>): Promise<string | null> {
  const body = new URLSearchParams(fields);
  const response = await fetch(`${emulator.url}${path}`, { method: "POST", body, redirect: "manual" });
  return response.headers.get("location");
}

describe("accounts of both sites", () => {
  test.each(Object.keys(accounts) as Name[])("%s takes responses for its own site only", async (name) => {
    expect((await exchange(name)).body?.assumedRoleUser?.arn).toContain(accounts[name].id);
    const other = name === "china" ? sites.international : sites.china;
    expect(await codeOf(exchange(name, other))).toBe("AuthenticationFail.SAMLAssertion.Invalid");
    const mixed = { ...siteOf(name), recipient: other.recipient };
    expect(await codeOf(exchange(name, mixed))).toBe("AuthenticationFail.NoPermission");
  });

  test("do not see each other", async () => {
    const lab = clientsOf(emulator, keysOf("lab")).ram;
    await lab.createRole(
      new ram.CreateRoleRequest({
        roleName: "lab-only",
        assumeRolePolicyDocument: JSON.stringify({
          Version: "1",
          Statement: [
            {
              Effect: "Allow",
              Action: "sts:AssumeRole",
              Principal: { RAM: `acs:ram::${accounts.acme.id}:root` },
            },
          ],
        }),
      }),
    );
    const own = clientsOf(emulator).ram.getRole(new ram.GetRoleRequest({ roleName: "lab-only" }));
    expect(await codeOf(own)).toBe("EntityNotExist.Role");
    const workspaces = {
      action: "ListWorkspaces",
      version: "2026-02-10",
      method: "GET",
      pathname: "/modelstudio/workspaces",
    };
    const inChina = await callRoa(
      emulator,
      { ...workspaces, query: { RegionId: "cn-beijing" } },
      keysOf("china"),
    );
    expect(inChina).toMatchObject({ totalCount: 1 });
    const ours = await callRoa(emulator, { ...workspaces, query: { RegionId: "cn-beijing" } });
    expect(ours).toMatchObject({ totalCount: 0 });
  });

  test("a refused exchange says that a federated identity was refused", async () => {
    const mixed = { ...sites.international, recipient: sites.china.recipient };
    await expect(exchange("acme", mixed)).rejects.toMatchObject({
      accessDeniedDetail: {
        AuthPrincipalType: "Federated",
        AuthPrincipalDisplayName: "saml-provider/acme-idp",
        PolicyType: "AssumeRolePolicy",
      },
    });
  });
});

describe("the published landing", () => {
  const deep = "https://modelstudio.console.alibabacloud.com/?tab=playground#/api-key";
  const post = (name: Name, RelayState: string) =>
    landing("/saml-role/sso", {
      SAMLResponse: samlResponse({ roles: [pairOf(name)], ...siteOf(name) }),
      RelayState,
    });

  test("is RelayState on a published domain, else the console's home of the site", async () => {
    expect(await post("acme", deep)).toBe(deep);
    expect(await post("acme", "https://evil.example/")).toBe("https://home.console.alibabacloud.com/");
    expect(await post("china", "")).toBe("https://home.console.aliyun.com/");
  });

  test("is the Destination of the federation endpoint", async () => {
    const {
      accessKeyId = "",
      accessKeySecret = "",
      securityToken = "",
    } = (await exchange("china")).body?.credentials ?? {};
    const query = new URLSearchParams({
      Action: "GetSigninToken",
      AccessKeyId: accessKeyId,
      AccessKeySecret: accessKeySecret,
      SecurityToken: securityToken,
      TicketType: "mini",
    });
    const answer = (await (await fetch(`${emulator.url}/federation?${query}`)).json()) as {
      SigninToken: string;
    };
    const Destination = "https://bailian.console.aliyun.com/?tab=globalset";
    const login = new URLSearchParams({
      Action: "Login",
      LoginUrl: "https://acme.example",
      Destination,
      ...answer,
    });
    const response = await fetch(`${emulator.url}/federation?${login}`, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([302, Destination]);
  });
});

test("a role may be chosen by sending the response again, as the real chooser does", async () => {
  const SAMLResponse = samlResponse({ roles: [pairOf("acme"), pairOf("lab")] });
  const chooser = await new Browser(emulator.url).post("/saml-role/sso", { SAMLResponse });
  expect(chooser.text("role-chooser")).toContain("analyst");
  const path = "/entrance?Action=V2AssumeRoleWithSaml";
  const params = { SAMLResponse, TargetRoleAndProvider: pairOf("lab") };
  expect(await landing(path, { RequestParams: JSON.stringify(params) })).toBe(
    "https://home.console.alibabacloud.com/",
  );
  const other = { ...params, TargetRoleAndProvider: pairOf("china") };
  expect(await landing(path, { RequestParams: JSON.stringify(other) })).toBeNull();
});

test("a real host's name picks the site of the metadata", async () => {
  const metadata = (host: string) =>
    new Promise<string>((resolve) => {
      request(`${emulator.url}/saml-role/sp-metadata.xml`, { headers: { host } }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve(text));
      }).end();
    });
  expect(await metadata("signin.aliyun.com")).toContain('entityID="urn:alibaba:cloudcomputing"');
  expect(await metadata("signin.alibabacloud.com")).toContain(sites.international.audience);
});
