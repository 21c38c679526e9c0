import { deflateRawSync } from "node:zlib";
import { IdentityProvider, ServiceProvider } from "samlify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningRehearsalIdp, startRehearsalIdp } from "../src/index.ts";
import { acmeApplication } from "./acme.ts";
import { Browser } from "./browser.ts";
import { certificateOf, read } from "./reading.ts";

const acsUrl = "http://127.0.0.1:9/saml/acs";
let idp: RunningRehearsalIdp;

beforeAll(async () => {
  idp = await startRehearsalIdp();
  await idp.setAliyunApplication(acmeApplication);
  await idp.registerServiceProvider({ entityId: "urn:acme:rehearsal", acsUrl });
});
afterAll(() => idp.close());

function serviceProvider(entityID = "urn:acme:rehearsal", Location = acsUrl) {
  const Binding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
  return ServiceProvider({ entityID, assertionConsumerService: [{ Binding, Location }] });
}

/** The path and query to which a service provider sends the browser. */
function redirectTo(sp = serviceProvider(), relayState = "state & <more>"): { id: string; path: string } {
  const { id, context } = sp.createLoginRequest(
    IdentityProvider({ metadata: idp.metadataXml() }),
    "redirect",
    {
      relayState,
    },
  );
  return { id, path: context };
}

describe("a sign-in that a service provider asks for", () => {
  it("works over the redirect binding, with RelayState and InResponseTo", async () => {
    const { id, path } = redirectTo();
    const page = await new Browser(idp.url).signIn(path, "priya.raman");
    expect(page.action).toBe(acsUrl);
    expect(page.fields.RelayState).toBe("state & <more>");
    const response = read({ samlResponse: page.fields.SAMLResponse ?? "" });
    expect(response.attributesOf("Response")[0]?.InResponseTo).toBe(id);
    expect(response.textsOf("NameID")).toEqual(["priya.raman@acme.example"]);
    expect(response.verifiedBy(certificateOf(idp.metadataXml()))).toEqual(["Assertion"]);
  });

  it("works over the POST binding", async () => {
    const request = serviceProvider().createLoginRequest(
      IdentityProvider({ metadata: idp.metadataXml() }),
      "post",
    );
    const browser = new Browser(idp.url);
    const asked = await browser.post(
      "/sso",
      { SAMLRequest: request.context, RelayState: "s" },
      { origin: "http://sp.example" },
    );
    expect(asked.has("sign-in-form")).toBe(true);
    expect(asked.text).toContain("urn:acme:rehearsal");
    const page = await browser.post(asked.action, { ...asked.fields, user: "lin.wei" });
    expect(
      read({ samlResponse: page.fields.SAMLResponse ?? "" }).attributesOf("Response")[0]?.InResponseTo,
    ).toBe(request.id);
    expect(page.fields.RelayState).toBe("s");
  });

  it("can be broken on purpose from the sign-in page", async () => {
    const page = await new Browser(idp.url).signIn(redirectTo().path, "chen.yu", { fault: "unsigned" });
    expect(read({ samlResponse: page.fields.SAMLResponse ?? "" }).xml).not.toContain("Signature");
  });

  it("posts itself by a script that only its own nonce allows", async () => {
    const page = await new Browser(idp.url).signIn(redirectTo().path, "chen.yu");
    const nonce = /<script nonce="([^"]+)">/.exec(page.text)?.[1];
    expect(page.headers.get("content-security-policy")).toContain(`script-src 'nonce-${nonce}'`);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.has("hand-off-continue")).toBe(true);
  });
});

describe("a request that must be refused", () => {
  const refused = async (path: string, status: number, words: string) => {
    const page = await new Browser(idp.url).get(path);
    expect(page.status).toBe(status);
    expect(page.has("refusal")).toBe(true);
    expect(page.has("sign-in-form")).toBe(false);
    expect(page.text).toContain(words);
  };
  const deflated = (xml: string) =>
    `/sso?SAMLRequest=${encodeURIComponent(deflateRawSync(xml).toString("base64"))}`;

  it("comes from an unknown service provider, whose name is escaped", async () => {
    const stranger = serviceProvider("urn:stranger<script>", acsUrl);
    await refused(redirectTo(stranger).path, 403, "urn:stranger&lt;script&gt;");
  });

  it("asks for another assertion consumer service", async () => {
    await refused(
      redirectTo(serviceProvider(undefined, "http://evil.example/acs")).path,
      400,
      "is registered",
    );
  });

  it("is addressed to someone else, has no ID, or a declaration", async () => {
    const xml = (attributes: string, before = "") =>
      `${before}<p:AuthnRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" ${attributes}><a:Issuer xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion">urn:acme:rehearsal</a:Issuer></p:AuthnRequest>`;
    await refused(deflated(xml('ID="_1" Destination="http://other.example/sso"')), 400, "addressed to");
    await refused(deflated(xml('Version="2.0"')), 400, "ID is missing");
    await refused(deflated(xml('ID="1 2"')), 400, "ID is missing");
    await refused(deflated(xml('ID="_1"', "<!DOCTYPE x>")), 400, "document type");
  });

  it("is no AuthnRequest, empty, not deflated or a bomb", async () => {
    await refused(deflated("<a/>"), 400, "not an AuthnRequest");
    await refused(deflated("<a"), 400, "cannot be answered");
    await refused("/sso", 400, "no SAMLRequest");
    await refused("/sso?SAMLRequest=a&SAMLRequest=b", 400, "no SAMLRequest");
    await refused("/sso?SAMLRequest=AAAA", 400, "not a deflated");
    await refused(deflated("a".repeat(10_000_000)), 400, "not a deflated");
  });

  it("brings a RelayState beyond all measure", async () => {
    await refused(redirectTo(serviceProvider(), "x".repeat(3000)).path, 400, "RelayState");
  });
});
