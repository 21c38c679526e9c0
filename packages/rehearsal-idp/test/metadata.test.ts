import { IdentityProvider, ServiceProvider, setSchemaValidator } from "samlify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningRehearsalIdp, startRehearsalIdp } from "../src/index.ts";
import { acmeApplication, pair, roleAttribute } from "./acme.ts";

let idp: RunningRehearsalIdp;

beforeAll(async () => {
  idp = await startRehearsalIdp();
  await idp.setAliyunApplication(acmeApplication);
  await idp.registerServiceProvider({
    entityId: "urn:acme:rehearsal",
    acsUrl: "http://127.0.0.1:9/saml/acs",
  });
});
afterAll(() => idp.close());

describe("the metadata", () => {
  it("is served, and read by samlify", async () => {
    const served = await fetch(idp.entityId);
    expect(served.headers.get("content-type")).toMatch(/^application\/samlmetadata\+xml/);
    const metadata = await served.text();
    expect(metadata).toBe(idp.metadataXml());
    const { entityMeta } = IdentityProvider({ metadata });
    expect(entityMeta.getEntityID()).toBe(idp.entityId);
    expect(entityMeta.getSingleSignOnService("redirect")).toBe(`${idp.url}/sso`);
    expect(entityMeta.getSingleSignOnService("post")).toBe(`${idp.url}/sso`);
    expect(entityMeta.isWantAuthnRequestsSigned()).toBe(false);
  });

  it("lets samlify accept a good response and refuse a broken one", async () => {
    setSchemaValidator({ validate: async () => "not the subject of this test" });
    const sp = ServiceProvider({
      entityID: "urn:acme:rehearsal",
      wantAssertionsSigned: true,
      assertionConsumerService: [
        {
          Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
          Location: "http://127.0.0.1:9/saml/acs",
        },
      ],
    });
    const peer = IdentityProvider({ metadata: idp.metadataXml() });
    const parse = async (fault?: "tampered" | "wrong-key") => {
      const created = await idp.createResponse({
        userId: "chen.yu",
        audience: "sp",
        ...(fault && { fault }),
      });
      return sp.parseLoginResponse(peer, "post", { body: { SAMLResponse: created.samlResponse } });
    };
    const { extract } = await parse();
    expect(extract.nameID).toBe("chen.yu@acme.example");
    expect(extract.attributes?.[roleAttribute]).toEqual([
      pair("ModelStudio-Admin"),
      pair("ModelStudio-Developer"),
    ]);
    await expect(parse("tampered")).rejects.toThrow();
    await expect(parse("wrong-key")).rejects.toThrow();
  });
});
