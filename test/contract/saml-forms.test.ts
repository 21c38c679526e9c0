import { alibabaSites } from "@modelstudio-sso/contracts";
import { describe, expect } from "vitest";
import { at } from "./raw-call.ts";
import { type Edit, expiredCertificate, openIdp, type Signature } from "./saml-idp.ts";
import { openStage } from "./stage.ts";
import { confirms, type Saw } from "./unconfirmed.ts";

const stage = await openStage();
const { account, name, seen, makeProvider, makeRole } = stage;
const idp = await openIdp(stage);
const { fault, respond, exchange, acsUrl } = idp;

const same: Edit = (xml) => xml;
const attributes = "https://www.aliyun.com/SAML-Role/Attributes/";
const rsa = "http://www.w3.org/2001/04/xmldsig-more#";

async function verdict(samlResponse: string, saw: Saw, what: string): Promise<string> {
  const { code } = await exchange(samlResponse);
  saw(`${what}: ${code || "accepted"}`);
  return code;
}

describe("RoleSessionName", () => {
  const named = (value: string): Edit => {
    const before = new RegExp(`(Name="${attributes}RoleSessionName"[^>]*><saml:AttributeValue>)[^<]*`);
    return (xml) => xml.replace(before, `$1${value}`);
  };
  for (const [value, taken] of [
    ["n".repeat(32), true],
    ["n".repeat(33), true],
    ["n".repeat(64), true],
    ["n".repeat(65), false],
    ["a=b", true],
    ["a,b", true],
    ["a+b", true],
    ["a b", false],
  ] as const) {
    const what = value.length > 3 ? `${value.length} characters` : `"${value}"`;
    confirms({ line: "session-name", title: `of ${what} is ${taken ? "taken" : "refused"}` }, async (saw) => {
      const code = await verdict(await respond(named(value)), saw, what);
      expect(code).toBe(taken ? "" : "InvalidParameter.RoleSessionName");
    });
  }
});

describe("role values", () => {
  const pair = `${idp.roleArn()},${idp.providerArn()}`;

  confirms({ line: "role-order", title: "in the order provider, role are refused" }, async (saw) => {
    expect(await verdict(await fault("role-order-reversed"), saw, "reversed")).not.toBe("");
  });

  confirms(
    { line: "role-not-a-pair", title: "that are no pair are passed over beside a right one" },
    async (saw) => {
      const both: Edit = (xml) =>
        xml.replace(`>${pair}<`, `>nonsense</saml:AttributeValue><saml:AttributeValue>${pair}<`);
      expect(await verdict(await respond(both), saw, "with nonsense")).toBe("");
    },
  );

  confirms(
    { line: "attribute-case", title: "stand under one name only, with regard to case" },
    async (saw) => {
      const small: Edit = (xml) => xml.replace(`"${attributes}Role"`, `"${attributes}role"`);
      expect(await verdict(await respond(small), saw, "small letters")).not.toBe("");
    },
  );

  confirms({ line: "attribute-case", title: "stand under that name in any NameFormat" }, async (saw) => {
    const other: Edit = (xml) => xml.replaceAll("attrname-format:unspecified", "attrname-format:uri");
    expect(await verdict(await respond(other), saw, "NameFormat uri")).toBe("");
  });

  for (const wrong of ["role-name-case", "role-provider-case"] as const) {
    confirms(
      { line: "attribute-case", title: `name role and provider in their case: ${wrong}` },
      async (saw) => {
        expect(await verdict(await fault(wrong), saw, wrong)).not.toBe("");
      },
    );
  }
});

describe("signatures", () => {
  const algorithms: [string, Signature][] = [
    ["rsa-sha256", {}],
    [
      "rsa-sha1",
      {
        algorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        digest: "http://www.w3.org/2000/09/xmldsig#sha1",
      },
    ],
    ["rsa-sha512", { algorithm: `${rsa}rsa-sha512`, digest: "http://www.w3.org/2001/04/xmlenc#sha512" }],
  ];
  for (const [what, signature] of algorithms) {
    confirms({ line: "signature-algorithms", title: `${what} is accepted` }, async (saw) => {
      expect(await verdict(await respond(same, signature), saw, what)).toBe("");
    });
  }

  confirms(
    { line: "broken-message-signature", title: "of the response count beside a right one of the assertion" },
    async (saw) => {
      const both = await respond(same, { element: "Assertion" }, { element: "Response" });
      expect((await exchange(both)).code).toBe("");
      const xml = Buffer.from(both, "base64").toString();
      const changed = xml.replace(`Destination="${acsUrl}"`, `Destination="${acsUrl}?"`);
      const broken = Buffer.from(changed).toString("base64");
      expect(await verdict(broken, saw, "broken")).not.toBe("");
    },
  );

  confirms(
    { line: "broken-message-signature", title: "do not cover comments, which are refused" },
    async (saw) => {
      const xml = Buffer.from(await respond(same), "base64").toString();
      const commented = Buffer.from(xml.replace("@acme.example<", "<!-- c -->@acme.example<")).toString(
        "base64",
      );
      expect(await verdict(commented, saw, "with a comment")).not.toBe("");
    },
  );

  confirms(
    { line: "encrypted", title: "cannot be seen in an encrypted assertion, which is refused" },
    async (saw) => {
      expect(await verdict(await fault("encrypted-assertion"), saw, "encrypted")).not.toBe("");
    },
  );

  confirms(
    { line: "expired-certificate", title: "by an expired certificate of the metadata are accepted" },
    async (saw) => {
      const expired = expiredCertificate(idp.key);
      const metadata = idp.metadataXml.replaceAll(
        /(<(?:\w+:)?X509Certificate>)[^<]*/g,
        (_, before: string) => `${before}${expired}`,
      );
      await makeProvider(name("Expired"), metadata);
      await makeRole(name("Late"), { trustPolicy: idp.trusting(acsUrl, "Expired") });
      const pair = `${idp.roleArn("Late")},${idp.providerArn("Expired")}`;
      const response = () =>
        respond((xml) => xml.replace(`${idp.roleArn()},${idp.providerArn()}`, pair), { shown: expired });
      const { code } = await seen(
        async () => exchange(await response(), { role: "Late", provider: "Expired" }),
        (answer) => answer.code === "",
      );
      saw(code || "accepted");
      expect(code).toBe("");
    },
  );
});

describe("the sign-in site", () => {
  const site = alibabaSites[account.site];

  confirms(
    {
      line: "sp-metadata",
      title: "publishes its entityID and its address for responses",
    },
    async () => {
      const metadata = await (await fetch(account.spMetadata)).text();
      expect(metadata).toContain(`entityID="${site.entityId}"`);
      expect(metadata).toMatch(new RegExp(`<[\\w:]*AssertionConsumerService[^>]*Location="${site.acsUrl}"`));
      expect(metadata).toMatch(/<[\w:]*SPSSODescriptor/);
      expect(metadata).not.toMatch(/use="encryption"/);
    },
  );

  confirms(
    { line: "signin-token", title: "gives a token for a role's credentials, which opens the console once" },
    async (saw) => {
      const { body } = await exchange(await fault());
      const credential = (field: string) => String(at(body, "Credentials", field));
      const ask = new URLSearchParams({
        Action: "GetSigninToken",
        AccessKeyId: credential("AccessKeyId"),
        AccessKeySecret: credential("AccessKeySecret"),
        SecurityToken: credential("SecurityToken"),
        TicketType: "normal",
      });
      const answer = await fetch(`${account.signIn}/federation`, { method: "POST", body: ask });
      const token = at(await answer.json(), "SigninToken");
      expect(token).toMatch(/\S/);
      const domain = new URL(site.ramConsole).hostname.replace(/^[^.]*/, "home");
      const login = new URLSearchParams({
        Action: "Login",
        LoginUrl: "https://idp.example/",
        Destination: `https://${domain}/`,
        SigninToken: String(token),
      });
      const open = () => fetch(`${account.signIn}/federation?${login}`, { redirect: "manual" });
      const [first, second] = [await open(), await open()];
      saw(`first ${first.status}, second ${second.status}`);
      expect(first.status).toBe(302);
      expect(second.status).not.toBe(302);
    },
  );
});
