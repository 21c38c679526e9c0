import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { encodedMetadataOf, idpA, idpB, metadataOf } from "./idp.ts";
import { clientsOf, codeOf, ims } from "./sdk.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const create = (SAMLProviderName: string, encodedSAMLMetadataDocument = encodedMetadataOf(idpA)) =>
  clientsOf(emulator).ims.createSAMLProvider(
    new ims.CreateSAMLProviderRequest({ SAMLProviderName, encodedSAMLMetadataDocument, description: "made" }),
  );
const get = (SAMLProviderName: string) =>
  clientsOf(emulator).ims.getSAMLProvider(new ims.GetSAMLProviderRequest({ SAMLProviderName }));

describe("SAML providers", () => {
  test("live from creation to deletion", async () => {
    const { ims: client } = clientsOf(emulator);
    const made = await create("okta-1");
    expect(made.body?.SAMLProvider?.arn).toBe("acs:ram::5123456789012345:saml-provider/okta-1");
    expect(made.body?.SAMLProvider?.authnSignAlgo).toBe("rsa-sha1");
    const read = (await get("okta-1")).body?.SAMLProvider?.encodedSAMLMetadataDocument ?? "";
    expect(read).toContain("\n");
    expect(read.replaceAll("\n", "")).toBe(encodedMetadataOf(idpA));
    await client.updateSAMLProvider(
      new ims.UpdateSAMLProviderRequest({
        SAMLProviderName: "okta-1",
        newDescription: "changed",
        newEncodedSAMLMetadataDocument: encodedMetadataOf(idpA, idpB),
      }),
    );
    const list = (await client.listSAMLProviders(new ims.ListSAMLProvidersRequest({}))).body;
    expect(list?.SAMLProviders?.SAMLProvider?.map((provider) => provider.description)).toEqual(["changed"]);
    await client.deleteSAMLProvider(new ims.DeleteSAMLProviderRequest({ SAMLProviderName: "okta-1" }));
    expect(await codeOf(get("okta-1"))).toBe("EntityNotExist.SAMLProvider");
  });

  const bad = "InvalidParameter.SAMLMetadataDocument";
  const b64 = (xml: string) => Buffer.from(xml).toString("base64");
  const refused: [string, () => Promise<unknown>, string][] = [
    ["a name that ends in a dot", () => create("okta."), "InvalidParameter.SAMLProviderName.InvalidChars"],
    ["a name of 129 characters", () => create("a".repeat(129)), "InvalidParameter.SAMLProviderName.Length"],
    ["no metadata", () => create("x", ""), "MissingParameter.EncodedSAMLMetadataDocument"],
    ["what is not base64", () => create("x", "<xml/>"), bad],
    ["what is not XML", () => create("x", b64("hello")), bad],
    ["a document type", () => create("x", b64(`<!DOCTYPE a>${metadataOf(idpA).slice(21)}`)), bad],
    ["three certificates", () => create("x", encodedMetadataOf(idpA, idpB, idpA)), bad],
    [
      "no certificate",
      () => create("x", b64(metadataOf(idpA).replace(/<KeyDescriptor.*<\/KeyDescriptor>/, ""))),
      bad,
    ],
    [
      "two descriptors",
      () => create("x", b64(metadataOf(idpA).replace(/(<IDPSSODescriptor.*<\/IDPSSODescriptor>)/, "$1$1"))),
      bad,
    ],
    [
      "more than 102400 bytes",
      () => create("x", b64(`${metadataOf(idpA)}<!--${"x".repeat(102_400)}-->`)),
      bad,
    ],
  ];
  test.each(refused)("refuse %s", async (_name, act, code) => {
    expect(await codeOf(act())).toBe(code);
  });

  test("a second one of the same name is a conflict; the hundred-and-first too", async () => {
    const { ims: client } = clientsOf(emulator);
    for (let index = 0; index < 100; index += 1) await create(`p${index}`);
    expect(await codeOf(create("p7"))).toBe("EntityAlreadyExists.SAMLProvider");
    expect(await codeOf(create("p100"))).toBe("LimitExceeded.SAMLProvider");
    const first = (await client.listSAMLProviders(new ims.ListSAMLProvidersRequest({ maxItems: 60 }))).body;
    expect(first?.isTruncated).toBe(true);
    const second = await client.listSAMLProviders(
      new ims.ListSAMLProvidersRequest({ maxItems: 60, ...(first?.marker ? { marker: first.marker } : {}) }),
    );
    expect(second.body?.isTruncated).toBe(false);
    expect(second.body?.SAMLProviders?.SAMLProvider).toHaveLength(40);
  });
});

test("account facts", async () => {
  const { ims: client } = clientsOf(emulator);
  const summary = (await client.getAccountSummary()).body?.summaryMap;
  expect(summary).toMatchObject({ users: 2, rolesQuota: 1000, attachedPoliciesPerRoleQuota: 10 });
  expect((await client.getUserSsoSettings()).body?.userSsoSettings?.ssoEnabled).toBe(false);
  const user = await client.getUser(
    new ims.GetUserRequest({ userPrincipalName: "lin.wei@5123456789012345.onaliyun.com" }),
  );
  expect(user.body?.user?.displayName).toBe("Lin Wei");
});
