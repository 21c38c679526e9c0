import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { startEmulator } from "@modelstudio-sso/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runMsso } from "../cli/msso.ts";
import type { ApiClient } from "./api-client.ts";
import { captureResponse, harOf } from "./capture.ts";
import { send } from "./raw-http.ts";
import { startRecordingProxy } from "./recording-proxy.ts";
import { answeredRehearsal, setUpSandboxLogin } from "./sandbox-login.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

/** Secrets that must not be seen, and where each was looked for. */
const canaries = new Map<string, string>();
const places = new Map<string, string>();

const data = dataDirectory();
const closers: (() => unknown)[] = [data.remove];
const given = {
  MASTER_KEY: "canary-master-key-0123456789abcdef",
  MASTER_KEY_PREVIOUS: "canary-previous-key-0123456789abcdef",
  ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAIcanary",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "canary-access-key-secret",
  ALIBABA_CLOUD_SECURITY_TOKEN: "canary-security-token",
  LOG_LEVEL: "trace",
};
/** What only whoever sits at the terminal is told. */
const ownerLink = /^Open .*$/gm;

/** Three places in the middle, so that it is found however it is cut. */
function noteText(name: string, text: string): void {
  for (const part of [0.2, 0.5, 0.8]) {
    const at = Math.floor(text.length * part);
    canaries.set(`${name}, at ${part}`, text.slice(at, at + 40));
  }
}

function noteResponse(name: string, response: string): void {
  noteText(`${name} as posted`, response);
  const xml = Buffer.from(response, "base64").toString("utf8");
  for (const [, value] of xml.matchAll(/<(?:\w+:)?SignatureValue[^>]*>([^<]+)</g)) {
    noteText(`signature of ${name}`, value?.replaceAll(/\s/g, "") ?? "");
  }
  canaries.set(`assertion of ${name}`, xml.slice(xml.indexOf("Assertion "), xml.indexOf("Assertion ") + 60));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function notePrivateKeys(folder: string): void {
  for (const file of filesBelow(folder)) {
    for (const [, key] of readFileSync(file, "latin1").matchAll(/PRIVATE KEY-----([^-]+)-----END/g)) {
      noteText(`private key of ${file}`, key?.replaceAll(/\\n|\s/g, "") ?? "");
    }
  }
}

/** A second factor and an API key: what they show once is nowhere else. */
async function makeOwnSecrets(service: ServiceProcess, client: ApiClient): Promise<void> {
  const { token } = await client.keys.create({ name: "canary", scopes: ["read"], expiresInDays: 1 });
  canaries.set("an API key", token);
  await send(service.url, "/api/v1/federations", { headers: { authorization: `Bearer ${token}` } });
  const { body } = await send(service.url, "/api/auth/two-factor/enable", {
    method: "POST",
    headers: { "content-type": "application/json", origin: service.url, cookie: service.cookie ?? "" },
    body: JSON.stringify({ password: "correct horse battery" }),
  });
  const { totpURI, backupCodes } = JSON.parse(body);
  canaries.set("the secret of a second factor", new URL(totpURI).searchParams.get("secret") ?? "");
  for (const code of backupCodes) canaries.set(`recovery code, at ${code}`, code);
}

async function provokeErrors(service: ServiceProcess): Promise<void> {
  const json = { "content-type": "application/json", origin: service.url };
  const typed = "canary-typed-password";
  canaries.set("a password that was typed in", typed);
  const bearer = `msso_canary${"x".repeat(37)}`;
  canaries.set("a key that was shown", bearer);
  const cookie = "canary-cookie-value";
  canaries.set("a cookie", cookie);
  const address = "canary-in-an-address";
  canaries.set("a one-time link", address);
  const post = (path: string, body: string, headers: Record<string, string> = json) =>
    send(service.url, path, { method: "POST", headers, body });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const answers = [
    await post("/api/auth/sign-in/email", JSON.stringify({ email: "olga@acme.example", password: typed })),
    await post(
      "/api/v1/owner",
      JSON.stringify({ token: address, name: "x", email: "x@y.example", password: typed }),
    ),
    await post("/api/v1/owner", `{"token":"${address}","password":"${typed}"`),
    await post("/saml/acs", `SAMLResponse=${address}&RelayState=${address}`, form),
    await send(service.url, `/welcome?token=${address}`),
    await send(service.url, `/saml/finish?request=${address}`, {
      headers: { cookie: `msso_rehearsal=${cookie}` },
    }),
    await send(service.url, "/saml/login/x?test=y"),
    await send(service.url, "/api/v1/federations", { headers: { authorization: `Bearer ${bearer}` } }),
    await send(service.url, "/api/v1/session", {
      headers: { cookie: `msso.session_token=${cookie}.${cookie}` },
    }),
  ];
  places.set("answers to wrong input", answers.map(({ body }) => body).join("\n"));
}

async function showEverything(service: ServiceProcess, paths: string[]): Promise<void> {
  const cookie = service.cookie ?? "";
  for (const path of [...paths, "/metrics", "/openapi.json", "/saml/metadata.xml", "/"]) {
    const { status, body } = await send(service.url, path, { headers: { cookie } });
    expect([path, status]).toEqual([path, 200]);
    places.set(`GET ${path}`, body);
  }
}

async function runPrograms(document: object): Promise<void> {
  const file = join(data.path, "federation.json");
  writeFileSync(file, JSON.stringify(document));
  const backup = join(data.path, "backup.gz");
  const environment = { ...given, DATA_DIR: data.path, CLOUD: "sandbox" };
  for (const args of [
    ["plan", "-f", file, "--json"],
    ["plan", "-f", file],
    ["verify", "-f", file, "--json"],
    ["export", "terraform", "-f", file],
    ["backup", "-o", backup],
  ]) {
    const { out, err } = await runMsso(args, { environment });
    places.set(`msso ${args.join(" ")}`, out + err);
  }
  places.set("the database", gunzipSync(readFileSync(backup)).toString("utf8"));
}

beforeAll(async () => {
  const cloud = await startEmulator();
  closers.push(() => cloud.close());
  const proxy = await startRecordingProxy(cloud.url);
  closers.push(proxy.close);
  const service = await startServiceProcess(data.path, { ...given, SANDBOX_CLOUD_URL: proxy.url });
  closers.push(() => service.stop("SIGTERM"));
  for (const [name, value] of Object.entries(given)) {
    if (value.startsWith("canary")) canaries.set(name, value);
  }
  canaries.set("the key the service really uses", "sandbox-admin-secret");
  canaries.set("the owner's password", "correct horse battery");
  canaries.set("PostgreSQL's password", readFileSync(join(data.path, "postgres", "password"), "utf8"));
  canaries.set("the owner's link", new URL(service.openUrl).searchParams.get("token") ?? "");

  const login = await setUpSandboxLogin(service, "canary");
  const { client, federationId: id } = login;
  const session = decodeURIComponent(/session_token=([^;]+)/.exec(service.cookie ?? "")?.[1] ?? "");
  canaries.set("the session's cookie", session);
  canaries.set("the signature of the session's cookie", session.split(".")[1] ?? "");

  const { fields, browser, testId } = await answeredRehearsal(service, login, "chen.yu");
  noteResponse("the rehearsal's response", fields.SAMLResponse ?? "");
  const acs = await browser.submit(`${service.url}/saml/acs`, fields, { crossSite: true });
  await browser.get(new URL(acs.location ?? "", service.url).href);
  const response = await captureResponse({ capturedUrl: login.capturedUrl, user: "chen.yu" });
  noteResponse("the captured response", response);
  const captured = await client.loginTests.captured({
    id,
    response,
    consentToExchange: true,
    role: "AI-Admins",
  });
  places.set("the captured login test", JSON.stringify(captured));
  const explained = await client.diagnosis.explain({ input: harOf(response), redact: true });
  canaries.set("a ticket in the captured traffic", "secret-ticket");
  places.set("the explanation with its support bundle", JSON.stringify(explained));
  for (const answer of proxy.answers) {
    const found = /"?AccessKeySecret"?[>:]\s*"?([^"<]+)[\s\S]*"?SecurityToken"?[>:]\s*"?([^"<]+)/.exec(
      answer,
    );
    if (found?.[1] !== undefined) canaries.set("AccessKeySecret of STS", found[1]);
    if (found?.[2] !== undefined) canaries.set("SecurityToken of STS", found[2]);
  }
  notePrivateKeys(join(data.path, "sandbox"));

  await makeOwnSecrets(service, client);
  await provokeErrors(service);
  const { plan } = await client.plans.latest({ id });
  await showEverything(service, [
    `/api/v1/federations/${id}`,
    `/api/v1/federations/${id}/login-tests`,
    `/api/v1/login-tests/${testId}`,
    `/api/v1/plans/${plan?.id}`,
    "/api/v1/session",
    "/api/v1/account",
  ]);
  await runPrograms((await client.federations.get({ id })).document);
  await service.stop("SIGTERM");
  places.set("the log", service.output().replaceAll(ownerLink, ""));
  places.set("PostgreSQL's log", readFileSync(join(data.path, "postgres", "postgres.log"), "utf8"));
});
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

describe("a secret", () => {
  it("of every kind was there to be found", () => {
    const kinds = [...canaries.keys()].map((name) => name.replace(/, at .*| of \/.*/, ""));
    expect([...new Set(kinds)].sort()).toEqual([
      "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
      "ALIBABA_CLOUD_SECURITY_TOKEN",
      "AccessKeySecret of STS",
      "MASTER_KEY",
      "MASTER_KEY_PREVIOUS",
      "PostgreSQL's password",
      "SecurityToken of STS",
      "a cookie",
      "a key that was shown",
      "a one-time link",
      "a password that was typed in",
      "a ticket in the captured traffic",
      "an API key",
      "assertion of the captured response",
      "assertion of the rehearsal's response",
      "private key",
      "recovery code",
      "signature of the captured response",
      "signature of the rehearsal's response",
      "the captured response as posted",
      "the key the service really uses",
      "the owner's link",
      "the owner's password",
      "the rehearsal's response as posted",
      "the secret of a second factor",
      "the session's cookie",
      "the signature of the session's cookie",
    ]);
    for (const [name, secret] of canaries) {
      expect([name, secret.length >= 10]).toEqual([name, true]);
    }
    expect(places.get("the log")?.split("\n").length).toBeGreaterThan(40);
    expect(places.get("the database")).toContain("chen.yu");
    expect(places.get("the explanation with its support bundle")).toContain("support-bundle");
    expect([...places.keys()].some((name) => name.startsWith("msso export terraform"))).toBe(true);
  });

  it("shows nowhere: not in logs, answers, exports, metrics, bundles or the database", () => {
    const found: string[] = [];
    for (const [name, secret] of canaries) {
      for (const [place, text] of places) {
        if (text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)))
          found.push(`${name} in ${place}`);
      }
    }
    expect(found).toEqual([]);
  });

  it("that people have is kept as a hash, and a session as what opens nothing without the master key", () => {
    const database = places.get("the database") ?? "";
    // better-auth's scrypt hash: salt and key.
    expect(database).toMatch(/"[0-9a-f]{32}:[0-9a-f]{128}"/);
    const [token = "", signature] = (canaries.get("the session's cookie") ?? "").split(".");
    expect(database).toContain(token);
    expect(signature).toMatch(/^[\w+/]{43}=$/);
  });

  it("in a file of DATA_DIR can be read by its owner alone, and none of the configuration's is in one", () => {
    for (const file of filesBelow(data.path)) {
      const text = readFileSync(file, "latin1");
      const secret = text.includes("PRIVATE KEY-----") || file.endsWith("password");
      if (secret) expect([file, statSync(file).mode & 0o077]).toEqual([file, 0]);
      for (const name of Object.keys(given)) {
        expect([file, name, text.includes(canaries.get(name) ?? "\0none")]).toEqual([file, name, false]);
      }
    }
  });
});
