import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { type Answer, type FakeState, freshState, routes } from "./routes.ts";

/**
 * A stand-in for the server while looking at pages: the API from fixtures, and the built files. It keeps what is
 * saved in memory, refuses what it does not know, and is never part of the product.
 */
export function startFake(port: number, dist: string, state: FakeState = freshState()) {
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://fake");
    if (!url.pathname.startsWith("/api/")) return serveFile(dist, url.pathname, response);
    const body = await bodyOf(request);
    for (const [method, pattern, act] of routes) {
      const match = pattern.exec(url.pathname);
      if (method !== request.method || match === null) continue;
      return answer(response, await act({ state, id: match[1] ?? "", body, search: url.searchParams }));
    }
    console.error("fake: unknown request", request.method, url.pathname);
    response.writeHead(404).end("{}");
  }

  server.listen(port, "127.0.0.1");
  return server;
}

async function answer(response: ServerResponse, given: Answer): Promise<void> {
  if ("events" in given) {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for await (const event of given.events) {
      response.write(`event: message\ndata: ${JSON.stringify(event)}\n\n`);
    }
    response.end("event: done\ndata:\n\n");
    return;
  }
  response.writeHead(given.status ?? 200, { "content-type": "application/json" });
  response.end(JSON.stringify(given.json));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? {} : JSON.parse(text);
}

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** The policy the real server sends, so that a page that breaks it breaks here. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

function serveFile(dist: string, path: string, response: ServerResponse): void {
  const file = join(dist, path);
  const found = existsSync(file) && statSync(file).isFile() ? file : join(dist, "index.html");
  response.writeHead(200, {
    "content-type": types[extname(found)] ?? "application/octet-stream",
    "content-security-policy": policy,
  });
  createReadStream(found).pipe(response);
}

if (process.argv[1] === import.meta.filename) {
  startFake(Number(process.argv[2] ?? 4600), join(import.meta.dirname, "../../dist"));
  console.log("fake server is up");
}
