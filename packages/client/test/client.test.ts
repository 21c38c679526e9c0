import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { diagnostic } from "@modelstudio-sso/contracts";
import { afterEach, describe, expect, it } from "vitest";
import { createClient, isAway, isConnectionLoss, refusalOf } from "../src/index.ts";

let server: Server | null = null;
afterEach(() => server?.close());

async function answering(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return createClient({ url: `http://127.0.0.1:${port}/`, token: "msso_test" });
}

const rejection = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe("the client", () => {
  it("sends the key and gives the answer", async () => {
    let seen = "";
    const client = await answering((request, response) => {
      seen = `${request.method} ${request.url} ${request.headers.authorization}`;
      response.setHeader("content-type", "application/json").end('{"federations":[]}');
    });
    expect(await client.federations.list()).toEqual({ federations: [] });
    expect(seen).toBe("GET /api/v1/federations Bearer msso_test");
  });

  it("reads a refusal with its findings", async () => {
    const found = diagnostic("request.forbidden", { detail: "Not this key." });
    const client = await answering((_request, response) => {
      const refusal = {
        defined: true,
        code: "FORBIDDEN",
        status: 403,
        message: "no",
        data: { diagnostics: [found] },
      };
      response.writeHead(403, { "content-type": "application/json" }).end(JSON.stringify(refusal));
    });
    const refused = refusalOf(await rejection(client.federations.list()));
    expect(refused).toEqual({ code: "FORBIDDEN", status: 403, diagnostics: [found] });
    expect(isAway({ status: 403 })).toBe(false);
  });

  it("carries the key to nobody else, and knows a broken connection", async () => {
    const client = await answering((_request, response) => {
      response.writeHead(302, { location: "https://elsewhere.example/" }).end();
    });
    const error = await rejection(client.federations.list());
    expect([refusalOf(error), isConnectionLoss(error)]).toEqual([null, true]);
  });

  it("does not take somebody else's answer for the service's", async () => {
    const client = await answering((_request, response) => {
      response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
    });
    const refused = refusalOf(await rejection(client.federations.list()));
    expect(refused).toMatchObject({ status: 502, diagnostics: [] });
    expect(isAway(refused ?? { status: 0 })).toBe(true);
  });
});
