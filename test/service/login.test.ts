import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { Browser, formFields } from "./form-browser.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
let service: ServiceProcess;
let client: ApiClient;
let federationId: string;
let urls: { cloudUrl: string; idpUrl: string };

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  client = await signedInClient(service);
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "login-test",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: xml },
    roles: [
      {
        name: "AI-Admins",
        groups: ["AI-Platform-Admins"],
        policies: ["AliyunBailianReadOnlyAccess"],
        workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Admin" }],
      },
      {
        name: "AI-Developers",
        groups: ["AI-Developers"],
        workspaces: [{ workspace: "ws-9c8b7a6d5e4f3021", role: "Visitor" }],
      },
    ],
  });
  const federation = await client.federations.create({ document });
  federationId = federation.id;
  const plan = await client.plans.create({ id: federationId });
  const run = await client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
  for await (const event of await client.runs.events({ id: run.id })) {
    if (event.type === "run-finished") expect(event.outcome).toBe("succeeded");
  }
  await client.sandbox.configureIdp({ id: federationId });
  const session = await client.session.get();
  if (session.sandbox === null) throw new Error("no sandbox");
  urls = session.sandbox;
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

/** Walks a rehearsal as a browser does: to the IdP, sign in, back to our ACS, to the page that sees the cookie. */
async function rehearse(user: string, given: { finishIn?: Browser; fault?: string } = {}) {
  const { test, startUrl } = await client.loginTests.startRehearsal({ id: federationId });
  const browser = new Browser(service.cookie ?? "");
  const signIn = await browser.follow(`${service.url}${startUrl}`);
  const fields = formFields(signIn.body);
  const posted = await browser.submit(new URL("/sign-in", urls.idpUrl).href, {
    ...fields,
    user,
    ...(given.fault === undefined ? {} : { fault: given.fault }),
  });
  const answer = formFields(posted.body);
  const acs = await browser.submit(`${service.url}/saml/acs`, answer, { crossSite: true });
  const finish = acs.location ?? "";
  const finished = await (given.finishIn ?? browser).get(new URL(finish, service.url).href);
  return { test: await client.loginTests.get({ id: test.id }), finished, answer, browser };
}

describe("a rehearsal at our own ACS", () => {
  it("is green and gives one result per selectable role", async () => {
    const { test, finished } = await rehearse("chen.yu");
    expect(finished.location).toBe(`/federations/${federationId}/test?test=${test.id}`);
    expect(test.report?.checks.filter((check) => check.outcome === "fail")).toEqual([]);
    expect(test).toMatchObject({ status: "passed", kind: "rehearsal" });
    expect(test.report?.results.map((result) => result.roleName).sort()).toEqual([
      "AI-Admins",
      "AI-Developers",
    ]);
    expect(test.report?.groups).toMatchObject({ source: "released" });
    expect(test.report?.doesNotProve).toContain("workspace-landing");
  });

  it("gives its result only to the browser that started it", async () => {
    const { test, finished } = await rehearse("chen.yu", { finishIn: new Browser("") });
    expect(finished.status).toBe(403);
    expect(test.status).toBe("waiting");
  });

  it("fails for somebody without a mapped group, and says so", async () => {
    const { test } = await rehearse("sam.ortiz");
    expect(test.status).toBe("failed");
    const codes = test.report?.checks.flatMap((check) => check.diagnostics.map((found) => found.code));
    expect(codes).toEqual(expect.arrayContaining(["alibaba.role.missing", "login.group.none-matched"]));
  });

  it("takes a request's answer once", async () => {
    const { answer, browser } = await rehearse("chen.yu");
    const again = await browser.submit(`${service.url}/saml/acs`, answer, { crossSite: true });
    const page =
      again.location === undefined
        ? again.body
        : (await browser.get(new URL(again.location, service.url).href)).body;
    const { tests } = await client.loginTests.list({ id: federationId });
    expect(page).not.toBe("");
    expect(
      tests.filter((test) => test.status === "passed" && test.startedBy === "the identity provider"),
    ).toEqual([]);
  });
});

describe("a captured response of the real application", () => {
  async function capture(user: string): Promise<string> {
    const browser = new Browser("");
    const { capturedUrl } = await client.sandbox.configureIdp({ id: federationId });
    const first = await browser.follow(capturedUrl);
    const page = first.body.includes('data-testid="captured-response"')
      ? first
      : await browser.submitAndFollow(new URL("/sign-in", urls.idpUrl).href, {
          ...formFields(first.body),
          user,
        });
    return /data-testid="captured-response"[^>]*>([^<]*)</.exec(page.body)?.[1] ?? "";
  }

  it("is exchanged at STS with consent, and no credential is shown", async () => {
    const response = await capture("chen.yu");
    const test = await client.loginTests.captured({
      id: federationId,
      response,
      consentToExchange: true,
      role: "AI-Admins",
    });
    expect(test.report?.exchange).toMatchObject({
      ok: true,
      roleArn: "acs:ram::5123456789012345:role/AI-Admins",
    });
    expect(test.status).toBe("passed");
    expect(test.report?.proves).toContain("sts-exchange");
    expect(JSON.stringify(test)).not.toMatch(/STS\.|AccessKeySecret|SecurityToken/);
  });

  it("is only judged without consent", async () => {
    const test = await client.loginTests.captured({
      id: federationId,
      response: await capture("priya.raman"),
    });
    expect(test.report?.exchange).toBeUndefined();
    expect(test.report?.doesNotProve).toContain("sts-exchange");
  });

  it("is refused with findings where it is not a response at all", async () => {
    const test = await client.loginTests.captured({ id: federationId, response: "aGVsbG8=" });
    expect(test.status).toBe("failed");
    expect(test.report?.results).toEqual([]);
  });
});
