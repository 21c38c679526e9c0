import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, clientAt, dripTo, type Sending, send } from "./raw-http.ts";
import { answeredRehearsal, type SandboxLogin, setUpSandboxLogin } from "./sandbox-login.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
const httpsData = dataDirectory();
let service: ServiceProcess;
let login: SandboxLogin;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  login = await setUpSandboxLogin(service, "hardening");
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
  httpsData.remove();
});

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };

/** Requests of all kinds that nobody means well with; none may show what is inside. */
const hostile: readonly (readonly [path: string, sending?: Sending])[] = [
  ["/%E0%A4%A"],
  ["/%00"],
  ["/..%2f..%2fetc/passwd"],
  ["/assets/../../package.json"],
  ["/assets/none.js"],
  ["/docs/errors/..%2f..%2fpackage"],
  ["/docs/errors/none"],
  ["/api/v1/none"],
  ["/api/v1/federations/%00"],
  ["/api/v1/federations/none", { method: "PATCH" }],
  ["/api/v1/session?x[__proto__][y]=1"],
  ["/api/v1/owner", { method: "POST", headers: json, body: "{" }],
  ["/api/v1/owner", { method: "POST", headers: json, body: "[]" }],
  ["/api/v1/owner", { method: "POST", headers: json, body: '{"token":{"$ne":1}}' }],
  ["/api/v1/owner", { method: "POST", headers: { "content-type": "text/xml" }, body: "<x/>" }],
  ["/api/v1/owner", { method: "POST", headers: { "content-type": "multipart/form-data" }, body: "x" }],
  ["/api/auth/none"],
  ["/api/auth/sign-in/email", { method: "POST", headers: json, body: "{" }],
  [
    "/api/auth/sign-in/email",
    { method: "POST", headers: json, body: '{"email":"a\\u0000@b.example","password":1}' },
  ],
  ["/saml/none"],
  ["/saml/login/%00?test=%00"],
  ["/saml/finish?request=%00"],
  ["/saml/finish?request[]=a&request[]=b"],
  ["/saml/acs"],
  ["/saml/acs", { method: "POST" }],
  ["/saml/acs", { method: "POST", headers: form, body: "SAMLResponse=x&RelayState=%00" }],
  ["/saml/acs", { method: "POST", headers: form, body: "SAMLResponse=%00" }],
  ["/saml/acs", { method: "POST", headers: form, body: "SAMLResponse=a&SAMLResponse=b" }],
  ["/saml/acs", { method: "POST", headers: form, body: "SAMLResponse=%ff%fe" }],
  ["/saml/acs", { method: "POST", headers: form, body: Array(40).fill("a=1").join("&") }],
  ["/saml/acs", { method: "POST", headers: { ...form, "content-encoding": "gzip" }, body: "nonsense" }],
  [
    "/saml/acs",
    { method: "POST", headers: { "content-type": `${form["content-type"]}; charset=utf-7` }, body: "a" },
  ],
  ["/", { headers: { cookie: "msso.session_token=%00; msso_rehearsal=%" } }],
  ["/", { headers: { host: "evil.example", "x-forwarded-host": "evil.example" } }],
];

describe("every page", () => {
  const pages = [
    "/",
    "/sign-in",
    "/welcome?token=x",
    "/docs/errors/request.invalid",
    "/assets/none.js",
    "/saml/finish",
  ];

  it("forbids scripts that are not files of ours, and has none", async () => {
    const answers = await Promise.all([
      ...pages.map((path) => send(service.url, path)),
      ...hostile.map(([path, sending]) => send(service.url, path, sending)),
    ]);
    const html = answers.filter(({ headers }) => headers["content-type"]?.startsWith("text/html"));
    expect(html.length).toBeGreaterThan(pages.length);
    for (const { headers, body } of html) {
      const policy = new Map(
        headers["content-security-policy"]
          ?.toString()
          .split(";")
          .map((rule) => {
            const [name = "", ...values] = rule.trim().split(" ");
            return [name, values.join(" ")];
          }),
      );
      expect(Object.fromEntries(policy)).toMatchObject({
        "default-src": "'self'",
        "script-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'self'",
        "connect-src": "'self'",
      });
      expect(body).not.toMatch(/<script(?![^>]* src="\/)[^>]*>|\son[a-z]+\s*=|javascript:/i);
    }
  });

  it("is not sniffed, framed, or named to other sites, and neither is anything else", async () => {
    const more = [
      "/healthz",
      "/readyz",
      "/metrics",
      "/openapi.json",
      "/api/v1/session",
      "/saml/metadata.xml",
    ];
    for (const path of [...pages, ...more]) {
      const { headers } = await send(service.url, path);
      expect([path, headers]).toEqual([
        path,
        expect.objectContaining({
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "x-frame-options": "SAMEORIGIN",
        }),
      ]);
      expect(headers["x-powered-by"]).toBeUndefined();
    }
  });

  it("is not kept by caches where it is somebody's own", async () => {
    const cookie = service.cookie ?? "";
    for (const path of [
      "/api/v1/session",
      `/api/v1/federations/${login.federationId}`,
      "/saml/finish?request=x",
    ]) {
      expect((await send(service.url, path, { headers: { cookie } })).headers["cache-control"]).toBe(
        "no-store",
      );
    }
  });

  it("asks for https from then on, with cookies that travel on no other way, where PUBLIC_URL is https", async () => {
    expect((await send(service.url, "/")).headers["strict-transport-security"]).toBeUndefined();
    const secure = await startServiceProcess(httpsData.path, {
      PUBLIC_URL: "https://sso.example",
      PORT: "46017",
    });
    try {
      const url = "http://127.0.0.1:46017";
      const { headers } = await send(url, "/");
      expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{8,}/);
      const token = new URL(secure.openUrl).searchParams.get("token");
      const person = { name: "Olga", email: "olga@acme.example", password: "correct horse battery" };
      const from = { ...json, origin: "https://sso.example" };
      await send(url, "/api/v1/owner", {
        method: "POST",
        headers: from,
        body: JSON.stringify({ token, ...person }),
      });
      const signedIn = await send(url, "/api/auth/sign-in/email", {
        method: "POST",
        headers: from,
        body: JSON.stringify(person),
      });
      expect(signedIn.status).toBe(200);
      for (const cookie of signedIn.headers["set-cookie"] ?? []) {
        expect(cookie).toMatch(/; Secure/i);
        expect(cookie).toMatch(/; HttpOnly/i);
        expect(cookie).toMatch(/; SameSite=Lax/i);
      }
      expect(signedIn.headers["set-cookie"]).not.toEqual([]);
    } finally {
      await secure.stop("SIGTERM");
    }
  });
});

describe("an answer to bad input", () => {
  it("says nothing of the inside, and is never an error of ours", async () => {
    for (const [path, sending] of hostile) {
      const { status, headers, body } = await send(service.url, path, sending);
      const what = `${sending?.method ?? "GET"} ${path} ${sending?.body ?? ""}`;
      expect([what, status < 500 || status === 503 ? "fine" : status]).toEqual([what, "fine"]);
      // The UI's own page answers every address it might know.
      if (body.includes('id="root"')) continue;
      expect([
        what,
        body.match(/node_modules|\bat .*:\d+:\d+|\/src\/|postgres|select |insert |zod|ECONN|stack/i),
      ]).toEqual([what, null]);
      if (path.startsWith("/api/v1/") && headers["content-type"]?.startsWith("application/json")) {
        const problem = JSON.parse(body);
        if (status >= 400) {
          expect(problem).toMatchObject({ code: expect.any(String), status, message: expect.any(String) });
        }
      }
    }
    expect(service.output()).not.toMatch(/"level":50/);
  });

  it("names the place of a text that no database keeps", async () => {
    for (const [path, input] of [
      ["/api/v1/workspaces", { name: "a\0b" }],
      ["/api/v1/metadata/check", { xml: "<a>\0</a>" }],
    ] as const) {
      const { status, body } = await send(service.url, path, {
        method: "POST",
        headers: { ...json, cookie: service.cookie ?? "", origin: service.url },
        body: JSON.stringify(input),
      });
      expect(status).toBe(422);
      expect(JSON.parse(body)).toMatchObject({
        data: { diagnostics: [{ code: "request.invalid", path: Object.keys(input)[0] }] },
      });
    }
  });

  it("is short where the request is too large to be one", async () => {
    expect((await send(service.url, `/${"x".repeat(20_000)}`)).status).toBe(431);
    expect((await send(service.url, "/", { headers: { "x-large": "y".repeat(20_000) } })).status).toBe(431);
  });
});

describe("a body", () => {
  const claim = (path: string, bytes: number, type: Record<string, string>) =>
    dripTo(
      service.url,
      `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type["content-type"]}\r\ncontent-length: ${bytes}\r\n\r\n`,
      "",
      60_000,
    );

  it.each([
    ["/api/v1/owner", 4_000_000, json],
    ["/api/v1/federations", 4_000_000, json],
    ["/api/v1/diagnosis/explain", 13_000_000, json],
    ["/api/auth/sign-in/email", 70_000, json],
    ["/saml/acs", 700_000, form],
  ])("of %s that says it has %i bytes is refused before it is sent", async (path, bytes, type) => {
    const { text } = await claim(path, bytes, type);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("without a length is not read by operations, and counted at the ACS", async () => {
    const chunked = { ...json, "transfer-encoding": "chunked" };
    expect(
      (await send(service.url, "/api/v1/owner", { method: "POST", headers: chunked, body: "{}" })).status,
    ).toBe(411);
    const posted = await send(service.url, "/saml/acs", {
      method: "POST",
      headers: { ...form, "transfer-encoding": "chunked" },
      body: `SAMLResponse=${"A".repeat(700_000)}`,
    });
    expect(posted.status).toBe(413);
  });
});

describe("RelayState", () => {
  const elsewhere = "https://evil.example/steal";

  it("of another site leads nowhere, whether the response is sound or not", async () => {
    const { fields, browser } = await answeredRehearsal(service, login, "chen.yu");
    const acs = `${service.url}/saml/acs`;
    for (const [response, relayState] of [
      ["x", elsewhere],
      ["x", "//evil.example"],
      [fields.SAMLResponse ?? "", elsewhere],
    ]) {
      const page = await browser.submit(
        acs,
        { SAMLResponse: response ?? "", RelayState: relayState ?? "" },
        { crossSite: true },
      );
      expect(page.location ?? "/").toMatch(/^\/(?!\/)/);
      expect(page.body).not.toContain("evil.example");
    }
    const page = await browser.submit(acs, fields, { crossSite: true });
    expect(page.location).toMatch(/^\/saml\/finish\?request=/);
  });
});

describe("a sender who takes his time", () => {
  it("is cut off: 10 s for headers, 30 s for the whole request", { timeout: 60_000 }, async () => {
    const [headers, body, silent] = await Promise.all([
      dripTo(service.url, "POST /saml/acs HTTP/1.1\r\nhost: x\r\n", "x-drop: y\r\n"),
      dripTo(
        service.url,
        "POST /saml/acs HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 500000\r\n\r\nSAMLResponse=",
        "A",
      ),
      dripTo(service.url, "", "", 60_000),
    ]);
    expect(headers.text).toMatch(/^HTTP\/1\.1 408 /);
    expect(headers.afterMs).toBeLessThan(14_000);
    expect(silent.afterMs).toBeLessThan(14_000);
    expect(body.afterMs).toBeGreaterThan(25_000);
    expect(body.afterMs).toBeLessThan(34_000);
  });
});

describe("ten thousand requests from one address", () => {
  const paths: readonly (readonly [string, Sending])[] = [
    ["/", {}],
    ["/readyz", {}],
    ["/metrics", {}],
    ["/api/v1/session", {}],
    ["/api/v1/federations", {}],
    ["/saml/acs", { method: "POST", headers: form, body: "SAMLResponse=PHg%2B&RelayState=x" }],
    ["/api/auth/get-session", {}],
  ];

  async function residentBytes(): Promise<number> {
    const { body } = await send(service.url, "/metrics", { agent: clientAt("127.0.0.9", 1) });
    return Number(/^process_resident_memory_bytes (\d+)/m.exec(body)?.[1]);
  }

  it("are answered or turned away, and others are served meanwhile", { timeout: 90_000 }, async () => {
    const flood = clientAt("127.0.0.66", 50);
    const other = clientAt("127.0.0.67", 1);
    const before = await residentBytes();
    const counts = new Map<number, number>();
    let sent = 0;
    const flooder = async () => {
      for (; sent < 10_000; ) {
        const [path, sending] = paths[sent % paths.length] ?? ["/", {}];
        const spoofed = {
          ...sending.headers,
          "x-forwarded-for": `10.0.${sent % 250}.1`,
          "x-real-ip": "10.9.9.9",
        };
        sent += 1;
        const { status, headers } = await send(service.url, path, {
          ...sending,
          headers: spoofed,
          agent: flood,
        });
        counts.set(status, (counts.get(status) ?? 0) + 1);
        if (status === 429) expect(Number(headers["retry-after"])).toBeGreaterThan(0);
      }
    };
    const others: Answer[] = [];
    const neighbour = async () => {
      while (sent < 10_000) others.push(await send(service.url, "/api/v1/session", { agent: other }));
    };
    await Promise.all([...Array.from({ length: 50 }, flooder), neighbour()]);
    expect([...counts.keys()].filter((status) => ![200, 401, 404, 429, 503].includes(status))).toEqual([]);
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(10_000);
    // A thousand at once, a hundred a second from then on; the ACS has a tenth of it.
    expect(counts.get(429)).toBeGreaterThan(4_000);
    expect(others.length).toBeGreaterThan(20);
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await residentBytes()) - before).toBeLessThan(150 * 1024 * 1024);
    expect((await send(service.url, "/healthz", { agent: flood })).status).toBe(200);
    flood.destroy();
    other.destroy();
  });

  it("are refused to programs in the form of the API", async () => {
    const flood = clientAt("127.0.0.68", 50);
    let refused: Answer | undefined;
    // However slowly this machine answers: more than the burst and the pace of the time until then.
    for (let batch = 0; batch < 200 && refused === undefined; batch += 1) {
      const some = Array.from({ length: 100 }, () => send(service.url, "/api/v1/session", { agent: flood }));
      refused = (await Promise.all(some)).find(({ status }) => status === 429);
    }
    expect(JSON.parse(refused?.body ?? "{}")).toMatchObject({
      code: "SLOW_DOWN",
      status: 429,
      data: { diagnostics: [{ code: "request.slow-down" }] },
    });
    flood.destroy();
  });
});
