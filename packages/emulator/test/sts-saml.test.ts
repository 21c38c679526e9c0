import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { encodedMetadataOf, idpA, idpB, type ResponseOptions, samlResponse, type TestIdp } from "./idp.ts";
import { clientsOf, codeOf, core, ims, sts } from "./sdk.ts";
import { accountId, createProvider, createRole, pair, providerArn, roleArn, samlTrust } from "./setup.ts";

let emulator: RunningEmulator;
const toolAcs = "http://localhost:8443/saml/acs";

beforeAll(async () => {
  emulator = await startEmulator();
  await createProvider(emulator);
  await createRole(emulator, "researchers", { maxSessionDuration: 7200 });
  await createRole(emulator, "cli", {
    trust: samlTrust(["https://signin.alibabacloud.com/saml-role/sso", toolAcs]),
  });
});
afterAll(() => emulator.close());

/** Calls without any key, as the operation allows. */
async function exchange(options: Partial<ResponseOptions> & { raw?: string }, changes: object = {}) {
  const client = new sts.default(
    new core.$OpenApiUtil.Config({ endpoint: emulator.endpoint, protocol: "http" }),
  );
  const request = new sts.AssumeRoleWithSAMLRequest({
    SAMLProviderArn: providerArn,
    roleArn: roleArn("researchers"),
    SAMLAssertion: options.raw ?? samlResponse({ roles: [pair("researchers")], ...options }),
    ...changes,
  });
  return (await client.assumeRoleWithSAML(request)).body;
}

describe("AssumeRoleWithSAML", () => {
  test("exchanges a sound response for working credentials", async () => {
    const body = await exchange({}, { durationSeconds: 7200 });
    expect(body?.SAMLAssertionInfo?.subjectType).toBe("persistent");
    expect(body?.SAMLAssertionInfo?.subject).toBe("u-42");
    expect(body?.assumedRoleUser?.arn).toBe(
      `acs:sts::${accountId}:assumed-role/researchers/lin.wei@acme.example`,
    );
    const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = body?.credentials ?? {};
    const who = await clientsOf(emulator, {
      accessKeyId,
      accessKeySecret,
      securityToken,
    }).sts.getCallerIdentity();
    expect(who.body?.identityType).toBe("AssumedRoleUser");
    const forged = clientsOf(emulator, { accessKeyId, accessKeySecret, securityToken: `${securityToken}x` });
    expect(await codeOf(forged.sts.getCallerIdentity())).toBe("InvalidSecurityToken.MismatchWithAccessKey");
  });

  test("takes a message that is signed as well, unless that signature is broken", async () => {
    const encoded = samlResponse({ roles: [pair("researchers")], sign: "both" });
    expect((await exchange({ raw: encoded }))?.credentials).toBeDefined();
    const xml = Buffer.from(encoded, "base64")
      .toString("utf8")
      .replace('ID="_r1" Version', 'ID="_r1" Destination="https://x" Version');
    expect(await codeOf(exchange({ raw: Buffer.from(xml).toString("base64") }))).toBe(
      "AuthenticationFail.SAMLAssertion.Invalid",
    );
  });

  test("tries every certificate during a rollover", async () => {
    const { ims: client } = clientsOf(emulator);
    const change = (...idps: TestIdp[]) =>
      client.updateSAMLProvider(
        new ims.UpdateSAMLProviderRequest({
          SAMLProviderName: "acme-idp",
          newEncodedSAMLMetadataDocument: encodedMetadataOf(...idps),
        }),
      );
    await change(idpA, idpB);
    const roles = [pair("researchers")];
    for (const idp of [idpA, idpB]) {
      expect((await exchange({ raw: samlResponse({ roles, idp }) }))?.credentials).toBeDefined();
      const bare = Buffer.from(samlResponse({ roles, idp }), "base64").toString("utf8");
      const raw = Buffer.from(bare.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, "")).toString("base64");
      expect((await exchange({ raw }))?.credentials).toBeDefined();
    }
    await change(idpA);
  });

  test("compares the recipient with the role's trust policy, not with a fixed URL", async () => {
    const other = { roleArn: roleArn("cli") };
    expect((await exchange({ roles: [pair("cli")], recipient: toolAcs }, other))?.credentials).toBeDefined();
    expect(await codeOf(exchange({ recipient: toolAcs }))).toBe("AuthenticationFail.NoPermission");
  });

  const invalid = "AuthenticationFail.SAMLAssertion.Invalid";
  const cases: [string, Partial<ResponseOptions> & { raw?: string }, string][] = [
    ["a wrong audience", { audience: "urn:alibaba:cloudcomputing" }, invalid],
    ["a wrong issuer", { issuer: "https://evil.example" }, invalid],
    ["no signature", { sign: "none" }, invalid],
    ["only the message signed", { sign: "message" }, invalid],
    ["a key that is not in the metadata", { idp: idpB }, invalid],
    ["an expired assertion", { lifetimeMs: -120_000 }, "AuthenticationFail.SAMLAssertion.Expired"],
    ["an illegal session name", { sessionName: "ACME\\lin" }, "InvalidParameter.RoleSessionName"],
    ["a short session", { duration: "60" }, "InvalidParameter.DurationSeconds"],
    ["another role in the assertion", { roles: [pair("cli")] }, "AuthenticationFail.NoPermission"],
    ["no role at all", { roles: ["staff"] }, invalid],
    ["something that is not a response", { raw: Buffer.from("<a/>").toString("base64") }, "InternalError"],
  ];
  test.each(cases)("refuses %s", async (_name, options, code) => {
    expect(await codeOf(exchange(options))).toBe(code);
  });

  test("reads nothing that was changed after signing", async () => {
    const xml = Buffer.from(samlResponse({ roles: [pair("researchers")] }), "base64").toString("utf8");
    const encode = (text: string) => Buffer.from(text).toString("base64");
    expect(await codeOf(exchange({ raw: encode(xml.replace(">u-42<", ">u-43<")) }))).toBe(invalid);
    expect(await codeOf(exchange({ raw: encode(xml.replace(">u-42<", "><?p x?>u-42<")) }))).toBe(invalid);
    const assertion = /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? "";
    const evil = assertion.replace(/<ds:Signature.*<\/ds:Signature>/s, "").replace('ID="_a1"', 'ID="_e1"');
    expect(await codeOf(exchange({ raw: encode(xml.replace(assertion, evil + assertion)) }))).toBe(invalid);
  });

  test("names what is missing", async () => {
    expect(await codeOf(exchange({}, { SAMLProviderArn: undefined }))).toBe(
      "MissingParameter.SAMLProviderArn",
    );
    const gone = `acs:ram::${accountId}:saml-provider/gone`;
    expect(await codeOf(exchange({}, { SAMLProviderArn: gone }))).toBe("EntityNotExist.SAMLProvider");
    expect(await codeOf(exchange({}, { roleArn: roleArn("gone") }))).toBe("EntityNotExist.RoleArn");
    expect(await codeOf(exchange({}, { durationSeconds: 7201 }))).toBe("InvalidParameter.DurationSeconds");
    expect(await codeOf(exchange({}, { policy: "{}" }))).toBe("InvalidParameter.PolicyGrammar");
  });
});
