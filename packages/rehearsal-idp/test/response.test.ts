import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applicationKey, defaultUsers, type RunningRehearsalIdp, startRehearsalIdp } from "../src/index.ts";
import { acmeApplication, durationAttribute, nameAttribute, noon, pair, roleAttribute } from "./acme.ts";
import { certificateOf, read } from "./reading.ts";

const china = {
  ...acmeApplication,
  site: "china",
  releaseGroups: false,
  relayState: "https://bailian.console.aliyun.com/",
} as const;
const awkward = {
  id: "awkward",
  displayName: 'A <b>& "C"',
  email: `o'neil&<sons>+"long"@a-very-long-subsidiary-name.acme.example`,
  groups: ["AI-Developers", "R&D <core>"],
};
let idp: RunningRehearsalIdp;

beforeAll(async () => {
  idp = await startRehearsalIdp({
    now: () => noon,
    users: [...defaultUsers(), awkward],
    cloudUrl: "http://127.0.0.1:9/",
  });
  await idp.setAliyunApplication(acmeApplication);
  await idp.setAliyunApplication(china);
  await idp.registerServiceProvider({
    entityId: "urn:acme:rehearsal",
    acsUrl: "http://127.0.0.1:9/saml/acs",
  });
});
afterAll(() => idp.close());

const toAliyun = (userId: string, app: typeof acmeApplication = acmeApplication) =>
  idp.createResponse({ userId, audience: "aliyun", applicationKey: applicationKey(app) });

describe("a good response", () => {
  it("is signed at the assertion, by the key of the metadata and no other", async () => {
    const response = read(await toAliyun("chen.yu"));
    expect(response.verifiedBy(certificateOf(idp.metadataXml()))).toEqual(["Assertion"]);
    expect(response.attributesOf("SignatureMethod")[0]?.Algorithm).toMatch(/rsa-sha256$/);
    expect(response.attributesOf("Transform").map((one) => one.Algorithm)).toEqual([
      "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
      "http://www.w3.org/2001/10/xml-exc-c14n#",
    ]);
  });

  it("is addressed to the published international site and posted to the sandbox", async () => {
    const created = await toAliyun("chen.yu");
    const response = read(created);
    expect(created.acsUrl).toBe("https://signin.alibabacloud.com/saml-role/sso");
    expect(created.postTo).toBe("http://127.0.0.1:9/saml-role/sso");
    expect(created.relayState).toBe(acmeApplication.relayState);
    expect(response.textsOf("Audience")).toEqual(["urn:alibaba:cloudcomputing:international"]);
    expect(response.textsOf("Issuer")).toEqual([idp.entityId, idp.entityId]);
    expect(response.attributesOf("SubjectConfirmationData")).toEqual([
      {
        NotOnOrAfter: "2026-11-23T12:05:00.000Z",
        Recipient: "https://signin.alibabacloud.com/saml-role/sso",
      },
    ]);
    expect(response.attributesOf("Response")[0]).not.toHaveProperty("InResponseTo");
    expect(response.attributesOf("AuthnStatement")).toHaveLength(1);
  });

  it("is addressed to the China site for an application there", async () => {
    const response = read(await toAliyun("priya.raman", china));
    expect(response.textsOf("Audience")).toEqual(["urn:alibaba:cloudcomputing"]);
    expect(response.attributesOf("SubjectConfirmationData")[0]?.Recipient).toBe(
      "https://signin.aliyun.com/saml-role/sso",
    );
    expect(response.released("groups")).toBeUndefined();
  });

  it("releases one value for each role, and the groups when asked to", async () => {
    const response = read(await toAliyun("chen.yu"));
    expect(response.released(roleAttribute)).toEqual([
      pair("ModelStudio-Admin"),
      pair("ModelStudio-Developer"),
    ]);
    expect(response.released(nameAttribute)).toEqual(["chen.yu@acme.example"]);
    expect(response.released(durationAttribute)).toEqual(["7200"]);
    expect(response.released("groups")).toEqual(["AI-Platform-Admins", "AI-Developers"]);
  });

  it("has no Role attribute for a person whom no mapping knows", async () => {
    for (const userId of ["lin.wei", "sam.ortiz"]) {
      expect(read(await toAliyun(userId)).released(roleAttribute)).toBeUndefined();
    }
  });

  it("keeps awkward values intact, and the session name within Alibaba Cloud's rules", async () => {
    const response = read(await toAliyun("awkward"));
    expect(response.textsOf("NameID")).toEqual([awkward.email]);
    expect(response.released("groups")).toEqual(awkward.groups);
    expect(response.released(nameAttribute)?.[0]).toMatch(/^[A-Za-z0-9._@-]{2,32}$/);
    expect(response.verifiedBy(certificateOf(idp.metadataXml()))).toEqual(["Assertion"]);
  });

  it("answers a service provider with the pairs of all applications, groups and InResponseTo", async () => {
    const created = await idp.createResponse({ userId: "priya.raman", audience: "sp", inResponseTo: "_q1" });
    const response = read(created);
    expect(created).toMatchObject({
      acsUrl: "http://127.0.0.1:9/saml/acs",
      postTo: "http://127.0.0.1:9/saml/acs",
    });
    expect(created).not.toHaveProperty("relayState");
    expect(response.textsOf("Audience")).toEqual(["urn:acme:rehearsal"]);
    expect(response.attributesOf("Response")[0]?.InResponseTo).toBe("_q1");
    expect(response.attributesOf("SubjectConfirmationData")[0]?.InResponseTo).toBe("_q1");
    expect(response.released(roleAttribute)).toEqual([pair("ModelStudio-Developer")]);
    expect(response.released("groups")).toEqual(["AI-Developers"]);
  });

  it("has new identifiers each time", async () => {
    const ids = [read(await toAliyun("chen.yu")), read(await toAliyun("chen.yu"))].flatMap((one) => one.ids);
    expect(new Set(ids).size).toBe(4);
  });
});

describe("a request that names nothing known", () => {
  it("is refused by reason", async () => {
    const refused = (request: Parameters<typeof idp.createResponse>[0]) =>
      expect(idp.createResponse(request)).rejects;
    await refused({ userId: "nobody", audience: "sp" }).toMatchObject({ reason: "unknown-user" });
    await refused({ userId: "chen.yu", audience: "aliyun" }).toMatchObject({ reason: "unknown-application" });
    await refused({ userId: "chen.yu", audience: "sp", spEntityId: "x" }).toMatchObject({
      reason: "unknown-service-provider",
    });
    await expect(
      idp.registerServiceProvider({ entityId: "x", acsUrl: "javascript:alert(1)" }),
    ).rejects.toMatchObject({ reason: "bad-setting" });
    await expect(startRehearsalIdp({ cloudUrl: "ftp://x" })).rejects.toMatchObject({ reason: "bad-setting" });
  });
});
