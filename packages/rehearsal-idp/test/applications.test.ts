import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applicationKey, faults, type RunningRehearsalIdp, startRehearsalIdp } from "../src/index.ts";
import { acmeApplication, roleAttribute } from "./acme.ts";
import { Browser, capturedText } from "./browser.ts";
import { certificateOf, read } from "./reading.ts";

const key = applicationKey(acmeApplication);
const launch = `/launch?app=${encodeURIComponent(key)}`;
let idp: RunningRehearsalIdp;

beforeAll(async () => {
  idp = await startRehearsalIdp({ cloudUrl: "http://127.0.0.1:9" });
  await idp.setAliyunApplication(acmeApplication);
  await idp.registerServiceProvider({
    entityId: "urn:acme:rehearsal",
    acsUrl: "http://127.0.0.1:9/saml/acs",
  });
});
afterAll(() => idp.close());

describe("an employee", () => {
  it("signs in, sees a tile and posts a response to the sandbox cloud", async () => {
    const browser = new Browser(idp.url);
    const tiles = await browser.signIn("/", "chen.yu");
    expect(browser.lastCookie).toMatch(/^rehearsal_idp_session=[^;]+;.*HttpOnly; SameSite=Lax$/);
    expect(tiles.url).toBe(`${idp.url}/apps`);
    expect(tiles.text).toContain(`data-application-key="${key}"`);
    expect(tiles.text).toContain(`href="${launch}"`);
    const page = await browser.get(launch);
    expect(page.action).toBe("http://127.0.0.1:9/saml-role/sso");
    expect(page.fields.RelayState).toBe(acmeApplication.relayState);
    const response = read({ samlResponse: page.fields.SAMLResponse ?? "" });
    expect(response.attributesOf("Response")[0]).not.toHaveProperty("InResponseTo");
    expect(response.verifiedBy(certificateOf(idp.metadataXml()))).toEqual(["Assertion"]);
  });

  it("is asked to sign in first, and then goes where the link led", async () => {
    const page = await new Browser(idp.url).signIn(`${launch}&fault=unsigned`, "lin.wei");
    expect(read({ samlResponse: page.fields.SAMLResponse ?? "" }).xml).not.toContain("Signature");
  });

  it("may start a rehearsal from a tile too", async () => {
    const page = await new Browser(idp.url).signIn("/launch?sp=urn:acme:rehearsal", "chen.yu");
    expect(page.action).toBe("http://127.0.0.1:9/saml/acs");
  });

  it("signs out", async () => {
    const browser = new Browser(idp.url);
    await browser.signIn("/apps", "chen.yu");
    expect((await browser.get("/sign-out")).has("signed-out")).toBe(true);
    expect((await browser.get("/apps")).has("sign-in-form")).toBe(true);
  });
});

describe("an admin", () => {
  it("captures a fresh response without sending it", async () => {
    const browser = new Browser(idp.url);
    const page = await browser.signIn("/captured", "priya.raman");
    const response = read({ samlResponse: capturedText(page) });
    expect(response.textsOf("Audience")).toEqual(["urn:alibaba:cloudcomputing:international"]);
    expect(response.verifiedBy(certificateOf(idp.metadataXml()))).toEqual(["Assertion"]);
    expect(page.text).not.toContain("<script");
    expect(page.text).not.toContain("<form");
    expect(capturedText(await browser.get(`/captured?app=${encodeURIComponent(key)}`))).not.toBe(
      capturedText(page),
    );
  });

  it("finds every fault on the page that breaks things", async () => {
    const browser = new Browser(idp.url);
    const page = await browser.signIn("/break", "chen.yu");
    for (const { id } of faults) expect(page.text).toContain(`<option value="${id}">`);
    const captured = await browser.get("/captured?fault=no-role");
    expect(captured.has("captured-fault")).toBe(true);
    expect(read({ samlResponse: capturedText(captured) }).released(roleAttribute)).toBeUndefined();
    expect((await browser.get("/captured?fault=nonsense")).status).toBe(400);
    expect((await browser.get("/captured?app=nonsense")).status).toBe(404);
  });
});

/** The answer to a request that calls the server by this name, which fetch would not send. */
function statusUnder(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${idp.url}/metadata`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject).end();
  });
}

describe("the pages", () => {
  it("send nobody to another host after signing in", async () => {
    for (const next of [
      "https://evil.example/",
      "//evil.example/",
      "/\\evil.example",
      "javascript:alert(1)",
    ]) {
      const page = await new Browser(idp.url).post("/sign-in", { user: "chen.yu", next });
      expect(page.url).toBe(`${idp.url}/apps`);
    }
  });

  it("refuse a sign-in that another site posts", async () => {
    const page = await new Browser(idp.url).post(
      "/sign-in",
      { user: "chen.yu" },
      { origin: "http://evil.example" },
    );
    expect(page.status).toBe(403);
    expect((await new Browser(idp.url).post("/sign-in", { user: "nobody" })).status).toBe(404);
  });

  it("answer on the loopback interface to loopback names only", async () => {
    const { port } = new URL(idp.url);
    expect(await statusUnder(`evil.example:${port}`)).toBe(421);
    expect(await statusUnder(`localhost:${port}`)).toBe(200);
  });

  it("say what they are, allow no script, and know when there is none", async () => {
    const page = await new Browser(idp.url).get("/sign-in");
    expect(page.has("rehearsal-notice")).toBe(true);
    expect(page.headers.get("content-security-policy")).toContain("script-src 'none'");
    expect((await fetch(`${idp.url}/style.css`)).headers.get("content-type")).toMatch(/^text\/css/);
    expect((await new Browser(idp.url).get("/nowhere")).status).toBe(404);
  });

  it("work before anything is configured", async () => {
    const empty = await startRehearsalIdp();
    const browser = new Browser(empty.url);
    expect((await browser.signIn("/apps", "chen.yu")).has("no-applications")).toBe(true);
    expect((await browser.get("/captured")).has("no-applications")).toBe(true);
    expect((await browser.get("/break")).has("no-applications")).toBe(true);
    await empty.close();
  });
});
