import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, signedInClient } from "../service/api-client.ts";
import { captureResponse } from "../service/capture.ts";
import { addPerson, makeKey, type SignedIn } from "../service/people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "../service/service.ts";
import { type CliResult, runMsso } from "./msso.ts";

const data = dataDirectory();
const folder = mkdtempSync(join(tmpdir(), "msso-through-"));
const file = join(folder, "federation.yaml");
const planFile = join(folder, "plan.json");
let service: ServiceProcess;
let owner: ApiClient;
let approver: SignedIn;
let token: string;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  owner = await signedInClient(service);
  approver = await addPerson(service.url, owner, { name: "Anna", role: "approver" });
  token = await makeKey(owner, ["read", "operate", "read-audit"]);
  const { xml } = await owner.sandbox.metadata();
  writeFileSync(join(folder, "idp.xml"), xml);
  write("AI-Developers");
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
  rmSync(folder, { recursive: true });
});

function write(group: string): void {
  writeFileSync(
    file,
    `apiVersion: modelstudio-sso/v1
name: from-a-pipeline
site: international
accountId: "5123456789012345"
loginPath:
  kind: idp
  providerName: PipelineIdp
  metadataFile: idp.xml
roles:
  - name: Pipeline-Role
    groups: [${group}]
`,
  );
}

/** Nothing of the sandbox's cloud is given: only the server can do it. */
async function msso(args: string[], given: { key?: string; server?: string } = {}): Promise<CliResult> {
  const { key = token, server = service.url } = given;
  const result = await runMsso([...args, "--server", server, "--json"], {
    environment: { MSSO_TOKEN: key, CLOUD: "alibaba", ALIBABA_CLOUD_ACCESS_KEY_ID: "" },
  });
  if (key !== "") expect(`${result.out}${result.err}`).not.toContain(key);
  return result;
}

const codesIn = ({ out }: CliResult) =>
  (JSON.parse(out) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);

describe("a pipeline without credentials of the cloud", () => {
  it("plans, applies exactly that plan, verifies, sees drift and takes it away", async () => {
    const planned = await msso(["plan", "-f", file, "-o", planFile]);
    expect(planned.code, planned.err).toBe(0);
    const plan = JSON.parse(planned.out) as {
      format: number;
      fingerprint: string;
      changes: { action: string }[];
    };
    expect(plan.changes.filter(({ action }) => action === "create").length).toBeGreaterThan(1);
    expect(JSON.parse(readFileSync(planFile, "utf8"))).toEqual(plan);

    const wrong = await msso(["apply", "-f", file, "--plan", planFile, "--approve", "0".repeat(64)]);
    expect([wrong.code, codesIn(wrong)]).toEqual([1, ["plan.fingerprint"]]);
    const applied = await msso(["apply", "-f", file, "--plan", planFile, "--approve", plan.fingerprint]);
    expect(applied.code, applied.out).toBe(0);
    const run = JSON.parse(applied.out) as {
      ok: boolean;
      outcome: string;
      written: number;
      events: unknown[];
    };
    expect(run).toMatchObject({ ok: true, outcome: "succeeded", written: plan.changes.length });
    expect(run.events.at(-1)).toMatchObject({ type: "run-finished" });

    expect((await msso(["verify", "-f", file])).code).toBe(0);
    expect(JSON.parse((await msso(["drift", "-f", file])).out)).toMatchObject({ ok: true, drift: [] });
    const { federations } = await owner.federations.list();
    expect(federations.map(({ document }) => document.name)).toEqual(["from-a-pipeline"]);
    const { events } = await owner.audit.list({ action: "run.started" });
    expect(events[0]?.actor).toMatchObject({ kind: "key", email: "olga@acme.example" });
  });

  it("is told that file and server differ, and changes nothing by looking", async () => {
    write("AI-Leads");
    const differs = await msso(["verify", "-f", file]);
    expect([differs.code, codesIn(differs)]).toEqual([1, ["service.other-document"]]);
    const planned = await msso(["plan", "-f", file, "-o", planFile]);
    expect(planned.code).toBe(0);
    const [federation] = (await owner.federations.list()).federations;
    expect(federation?.document.roles[0]?.groups).toEqual(["AI-Leads"]);
  });

  it("waits for a second person where the federation asks for one", async () => {
    const [federation] = (await owner.federations.list()).federations;
    const id = federation?.id ?? "";
    await owner.federations.saveSettings({ id, approval: "two-persons" });
    writeFileSync(file, readFileSync(file, "utf8").replace("Pipeline-Role", "Pipeline-Other"));
    const planned = await msso(["plan", "-f", file, "-o", planFile]);
    const { fingerprint } = JSON.parse(planned.out) as { fingerprint: string };
    const codes = (JSON.parse(planned.out) as { findings: { code: string; severity: string }[] }).findings
      .filter(({ severity }) => severity === "error")
      .flatMap(({ code }) => ["--acknowledge", code]);
    const apply = ["apply", "-f", file, "--plan", planFile, "--approve", fingerprint, ...codes];
    const refused = await msso(apply);
    expect([refused.code, codesIn(refused)]).toEqual([1, ["approval.missing"]]);
    const { plan } = await approver.client.plans.latest({ id });
    await approver.client.plans.approve({ id: plan?.id ?? "", fingerprint });
    const applied = await msso(apply);
    expect(applied.code, applied.out).toBe(0);
    await owner.federations.saveSettings({ id, approval: "one" });
  });

  it("destroys by the fingerprint that destroy printed", async () => {
    const shown = await msso(["destroy", "-f", file]);
    expect(shown.code, shown.out).toBe(0);
    const { fingerprint } = JSON.parse(shown.out) as { fingerprint: string };
    const mistyped = await msso(["destroy", "-f", file, "--approve", "wrong"]);
    expect([mistyped.code, codesIn(mistyped)]).toEqual([1, ["plan.fingerprint"]]);
    const done = await msso(["destroy", "-f", file, "--approve", fingerprint]);
    expect(done.code, done.out).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ ok: true });
  });
});

describe("metadata and responses", () => {
  it("are judged by the server in the same form as here", async () => {
    const here = await runMsso(["metadata", "check", join(folder, "idp.xml"), "--json"]);
    const there = await msso(["metadata", "check", join(folder, "idp.xml")]);
    expect(there.code).toBe(here.code);
    expect(JSON.parse(there.out)).toEqual(JSON.parse(here.out));
    const usage = await msso(["metadata", "check", join(folder, "idp.xml"), "--now", "2026-01-01T00:00:00Z"]);
    expect([usage.code, codesIn(usage)]).toEqual([2, ["request.invalid"]]);
  });

  it("are explained with what only the server knows: the federation's own metadata", async () => {
    const [federation] = (await owner.federations.list()).federations;
    const { capturedUrl } = await owner.sandbox.configureIdp({ id: federation?.id ?? "" });
    const capture = join(folder, "capture.txt");
    writeFileSync(capture, await captureResponse({ capturedUrl, user: "chen.yu", fault: "wrong-audience" }));
    const explained = await msso(["response", "explain", capture]);
    expect(explained.code).toBe(1);
    expect(JSON.parse(explained.out)).toMatchObject({ ok: false, signedBy: { element: "Assertion" } });
  });
});

describe("the audit log", () => {
  it("is exported and verified on a machine that does not know the service", async () => {
    const out = await runMsso(["audit", "export", "--server", service.url], {
      environment: { MSSO_TOKEN: token },
    });
    expect(out.code, out.err).toBe(0);
    const { key } = await owner.audit.state();
    const verify = (input: string, ...more: string[]) =>
      runMsso(["audit", "verify", "-", "--json", ...more], { input });
    const fine = await verify(out.out, "--key", key);
    expect(fine.code, fine.out).toBe(0);
    expect(JSON.parse(fine.out)).toMatchObject({ ok: true, sealed: true, first: 1, key });
    const other = await verify(out.out, "--key", "another");
    expect([other.code, codesIn(other)]).toEqual([1, ["audit.other-key"]]);
    const lines = out.out.split("\n");
    const changed = await verify(lines.with(2, (lines[2] ?? "").replace("olga", "otto")).join("\n"));
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.out)).toMatchObject({
      diagnostics: [{ code: "audit.broken", path: "line 3" }],
    });
  });
});

async function listening(answer: RequestListener): Promise<{ port: number; close(): void }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { port, close: () => server.close() };
}

describe("exit codes", () => {
  it("tell a server that is away from a refusal and from a wrong use", async () => {
    const away = await msso(["plan", "-f", file], { server: "http://127.0.0.1:9" });
    expect([away.code, codesIn(away)]).toEqual([3, ["service.unreachable"]]);
    const wrongKey = await msso(["plan", "-f", file], { key: `msso_${"B".repeat(43)}` });
    expect([wrongKey.code, codesIn(wrongKey)]).toEqual([3, ["key.rejected"]]);
    const noKey = await msso(["plan", "-f", file], { key: "" });
    expect([noKey.code, codesIn(noKey)]).toEqual([2, ["request.invalid"]]);
    const reader = await msso(["plan", "-f", file], { key: await makeKey(owner, ["read"]) });
    expect([reader.code, codesIn(reader)]).toEqual([1, ["request.forbidden"]]);
    const noAddress = await runMsso(["plan", "-f", file, "--server", "ftp://x"]);
    expect(noAddress.code).toBe(2);
  });

  it("keep the key from whoever a redirect or another program on that port is", async () => {
    const seen: (string | undefined)[] = [];
    const thief = await listening((request, response) => {
      seen.push(request.headers.authorization);
      response.end("{}");
    });
    const lure = await listening((_request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${thief.port}/api/v1/federations` }).end();
    });
    const { port } = lure;
    const redirected = await msso(["plan", "-f", file], { server: `http://127.0.0.1:${port}` });
    expect([redirected.code, codesIn(redirected)]).toEqual([3, ["service.unreachable"]]);
    expect(seen).toEqual([]);
    lure.close();
    thief.close();
  });
});
