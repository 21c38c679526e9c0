import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rotatingMetadata } from "../engine/world.ts";
import { type ApiClient, clientWith, signedInClient } from "./api-client.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes?: { key: string; value: Record<string, unknown> }[];
}

const data = dataDirectory();
const metadata = await rotatingMetadata();
const spans: SentSpan[] = [];
let raw = "";
let collector: Server;
let service: ServiceProcess;
let client: ApiClient;

/** A collector of OTLP/HTTP in JSON. Source: OpenTelemetry protocol specification, "OTLP/HTTP". */
function collect(): Promise<string> {
  collector = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      raw += body;
      if (request.url === "/v1/traces") {
        for (const { scopeSpans } of JSON.parse(body).resourceSpans) {
          for (const scope of scopeSpans) spans.push(...scope.spans);
        }
      }
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  return new Promise((resolve) =>
    collector.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`),
    ),
  );
}

async function seen(what: (span: SentSpan) => boolean): Promise<SentSpan> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = spans.find(what);
    if (found !== undefined) return found;
    await wait(100);
  }
  throw new Error(`no such span among ${spans.map(({ name }) => name).join(", ")}`);
}

const attribute = (span: SentSpan, key: string) =>
  Object.values(span.attributes?.find((one) => one.key === key)?.value ?? {})[0];

beforeAll(async () => {
  service = await startServiceProcess(data.path, {
    OTEL_EXPORTER_OTLP_ENDPOINT: await collect(),
    OTEL_BSP_SCHEDULE_DELAY: "200",
  });
  client = await signedInClient(service);
});
afterAll(async () => {
  await service.stop("SIGTERM");
  collector.close();
  data.remove();
});

describe("traces", () => {
  it("hang the cloud's calls below the caller's own trace, by operation and not by address", async () => {
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    const traced = clientWith(service.url, {
      cookie: service.cookie ?? "",
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    });
    await traced.account.workspaces({});
    const request = await seen((span) => span.name === "GET /api/v1/workspaces");
    expect([request.traceId, request.parentSpanId]).toEqual([traceId, "b7ad6b7169203331"]);
    const call = await seen((span) => span.name === "ListWorkspaces");
    expect([call.traceId, call.parentSpanId]).toEqual([traceId, request.spanId]);
    expect(attribute(call, "alibabacloud.request_id")).toMatch(/^[0-9A-F-]{36}$/);
    expect(service.output()).not.toContain("OTLPExporterError");
  });

  it("show a run with its changes and calls, and hold no document and no ID of a path", async () => {
    const document = federationDocumentSchema.parse({
      apiVersion: "modelstudio-sso/v1",
      name: "traced",
      site: "international",
      accountId: "5123456789012345",
      loginPath: { kind: "idp", providerName: "Traced", metadataXml: metadata.old },
      roles: [{ name: "Traced", groups: ["canary-group"], policies: [], workspaces: [] }],
    });
    const { id } = await client.federations.create({ document });
    const made = await client.plans.create({ id });
    const started = await client.runs.start({ id: made.id, fingerprint: made.plan.fingerprint });
    const run = await seen((span) => span.name === "run" && attribute(span, "msso.run") === started.id);
    const change = await seen(
      (span) => span.name === "change" && attribute(span, "msso.change") === "saml-provider/Traced",
    );
    expect([change.traceId, change.parentSpanId]).toEqual([run.traceId, run.spanId]);
    const call = await seen((span) => span.name === "CreateSAMLProvider");
    expect(call.parentSpanId).toBe(change.spanId);
    expect(raw).not.toContain("canary-group");
    expect(raw).not.toContain(id);
    expect(raw).not.toMatch(/X509Certificate|sandbox-admin-secret/);
  });
});
