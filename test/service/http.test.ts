import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedInClient } from "./api-client.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
let service: ServiceProcess;
let claimLink: URL;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  claimLink = new URL(service.openUrl);
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${service.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: service.url, ...headers },
    body: JSON.stringify(body),
  });

describe("what is open to anybody", () => {
  it("is health, readiness, metrics, the API's description and our SP metadata", async () => {
    for (const [path, type] of [
      ["/healthz", "application/json"],
      ["/readyz", "application/json"],
      ["/metrics", "text/plain"],
      ["/openapi.json", "application/json"],
      ["/docs/api", "text/html"],
      ["/saml/metadata.xml", "application/samlmetadata+xml"],
      ["/saml/sign-in/metadata.xml", "application/samlmetadata+xml"],
    ] as const) {
      const answer = await fetch(`${service.url}${path}`);
      expect([path, answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([
        path,
        200,
        type,
      ]);
    }
    expect(await (await fetch(`${service.url}/metrics`)).text()).toMatch(
      /msso_http_requests_total\{area="healthz",method="GET",status="200"\} 1/,
    );
    expect(await (await fetch(`${service.url}/openapi.json`)).json()).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
    });
  });

  it("does not hold an operation that needs a person", async () => {
    const { paths } = await (await fetch(`${service.url}/openapi.json`)).json();
    const open: string[] = [];
    for (const [path, methods] of Object.entries<Record<string, unknown>>(paths)) {
      for (const method of Object.keys(methods)) {
        const address = `${service.url}/api/v1${path.replaceAll(/\{[^}]+\}/g, "00000000-0000-0000-0000-000000000000")}`;
        const answer = await fetch(address, {
          method: method.toUpperCase(),
          headers: { "content-type": "application/json", origin: service.url },
          ...(method === "get" || method === "delete" ? {} : { body: "{}" }),
        });
        if (answer.status !== 401) open.push(`${method} ${path}`);
      }
    }
    // Each of them but the session asks for the token of a one-time link instead.
    expect(open.sort()).toEqual([
      "get /session",
      "post /handover/check",
      "post /handover/guide",
      "post /handover/metadata",
      "post /handover/open",
      "post /join",
      "post /join/look",
      "post /owner",
      "post /reset",
      "post /reset/look",
      "put /handover/notes",
    ]);
  });
});

describe("the owner's link", () => {
  const person = { name: "Eve", email: "eve@acme.example", password: "long enough password" };

  it("is refused with a wrong token or a short password, and works once", async () => {
    expect((await post("/api/v1/owner", { token: "wrong", ...person })).status).toBe(422);
    const token = claimLink.searchParams.get("token");
    const short = await post("/api/v1/owner", { token, ...person, password: "short" });
    expect(await short.json()).toMatchObject({
      data: { diagnostics: [{ code: "request.invalid", path: "password" }] },
    });
    await signedInClient(service);
    const again = await post("/api/v1/owner", { token, ...person });
    expect(await again.json()).toMatchObject({ data: { diagnostics: [{ code: "request.claim-used" }] } });
  });

  it("is the only way in: nobody can sign up", async () => {
    const answer = await post("/api/auth/sign-up/email", person);
    expect(answer.ok).toBe(false);
  });
});

describe("a signed-in browser", () => {
  it("cannot be made to write from another site", async () => {
    const answer = await post(
      "/api/v1/workspaces",
      { name: "x" },
      { cookie: service.cookie ?? "", origin: "https://evil.example" },
    );
    expect(answer.status).toBe(403);
    const sibling = await post(
      "/api/v1/workspaces",
      { name: "x" },
      { cookie: service.cookie ?? "", origin: "http://127.0.0.1:1" },
    );
    expect(sibling.status).toBe(403);
  });

  it("gets a strict policy for scripts, and no framing", async () => {
    const policy = (await fetch(service.url)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});

describe("bodies", () => {
  it("are limited where sign-in reads them, whoever sends", async () => {
    const large = await post("/api/auth/sign-in/email", {
      email: "a@b.example",
      password: "x".repeat(100_000),
    });
    expect(large.status).toBe(413);
  });

  it("are limited at the ACS", async () => {
    const answer = await fetch(`${service.url}/saml/acs`, {
      method: "POST",
      body: new URLSearchParams({ SAMLResponse: "A".repeat(700_000) }),
    });
    expect(answer.status).toBe(413);
  });

  it("are limited for operations, before anybody is asked who they are", async () => {
    const answer = await post("/api/v1/metadata/check", { xml: "x".repeat(13_000_000) });
    expect(answer.status).toBe(413);
  });
});

describe("the sign-in", () => {
  it("slows down somebody who tries many passwords, whatever address they claim", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const answer = await post(
        "/api/auth/sign-in/email",
        { email: "olga@acme.example", password: `wrong password ${attempt}` },
        { "x-forwarded-for": `10.0.0.${attempt}`, "x-msso-client": `10.0.1.${attempt}` },
      );
      statuses.push(answer.status);
    }
    expect(statuses.slice(0, 5)).not.toContain(429);
    expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429]);
  });
});
