import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { readAllowList } from "../src/outbound/allow-list.ts";
import { createOutbound, type Outbound } from "../src/outbound/outbound.ts";

/** 127.0.0.2 plays the internet, 127.0.0.1 the inside. */
const outside = "127.0.0.2";
const limits = { timeoutMs: 3_000, mostBytes: 1_048_576 };
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const lookups: string[] = [];
function outboundTo(...answers: string[]): Outbound {
  lookups.length = 0;
  return createOutbound({
    allow: readAllowList(`${outside}/32`).list,
    http: true,
    resolve: async (host) => {
      lookups.push(host);
      return [{ address: answers[Math.min(lookups.length, answers.length) - 1] ?? outside, family: 4 }];
    },
  });
}
const outbound = outboundTo();

async function listening(server: Server | ReturnType<typeof createSocketServer>, host: string, port = 0) {
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  closers.push(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const serve = (listener: RequestListener, host = outside, port = 0) =>
  listening(createServer(listener), host, port);

/** A server that writes whatever it likes, HTTP or not. */
function serveRaw(talk: (socket: Socket) => void): Promise<number> {
  const server = createSocketServer((socket) => {
    socket.on("error", () => undefined);
    closers.push(() => socket.destroy());
    talk(socket);
  });
  return listening(server, outside);
}

describe("the connection", () => {
  it("goes to the address that was checked, though the name leads inside by then", async () => {
    const port = await serve((_request, response) => response.end("outside"));
    await serve((_request, response) => response.end("INSIDE"), "127.0.0.1", port);
    const rebinding = outboundTo(outside, "127.0.0.1");
    const { body } = await rebinding.get(`http://rebinding.example:${port}/`, limits);
    expect(body.toString()).toBe("outside");
    expect(lookups).toEqual(["rebinding.example"]);
    await expect(rebinding.get(`http://rebinding.example:${port}/`, limits)).rejects.toMatchObject({
      reason: "not-allowed",
    });
  });

  it("keeps the name for Host, SNI and the certificate", async () => {
    const pem = (name: string) =>
      readFileSync(new URL(`fixtures/idp-test.${name}.pem`, import.meta.url), "utf8");
    const before = getCACertificates("default");
    setDefaultCACertificates([...before, pem("cert")]);
    closers.push(() => setDefaultCACertificates(before));
    const server = createTlsServer({ cert: pem("cert"), key: pem("key") }, (request, response) => {
      const { servername } = request.socket as Socket & { servername?: string };
      response.end(JSON.stringify({ host: request.headers.host, servername }));
    });
    const port = await listening(server, outside);
    const { body } = await outbound.get(`https://idp.test:${port}/metadata`, limits);
    expect(JSON.parse(body.toString())).toEqual({ host: `idp.test:${port}`, servername: "idp.test" });
    await expect(outbound.get(`https://other.test:${port}/`, limits)).rejects.toMatchObject({
      got: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
  });
});

describe("a redirect", () => {
  it("is followed to allowed addresses, three times at most", async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("there");
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect((await outbound.get(`http://a.example:${port}/3`, limits)).body.toString()).toBe("there");
    await expect(outbound.get(`http://a.example:${port}/4`, limits)).rejects.toMatchObject({
      reason: "too-many-redirects",
    });
  });

  it("never leads inside, whether by address or by a name", async () => {
    const asked: string[] = [];
    const inside = await serve((request, response) => {
      asked.push(request.url ?? "");
      response.end("SECRET");
    }, "127.0.0.1");
    const targets = [
      `http://127.0.0.1:${inside}/`,
      `http://inside.example:${inside}/`,
      "http://169.254.169.254/",
    ];
    for (const target of [...targets, "file:///etc/passwd", "gopher://x.example/"]) {
      const port = await serve((_request, response) => response.writeHead(307, { location: target }).end());
      const asking = outboundTo(outside, "127.0.0.1").get(`http://a.example:${port}/`, limits);
      await expect(asking).rejects.toMatchObject({ reason: "not-allowed" });
    }
    expect(asked).toEqual([]);
  });

  it("is not followed by what is posted", async () => {
    const port = await serve((_request, response) => response.writeHead(307, { location: "/else" }).end());
    const answer = await outbound.post(`http://a.example:${port}/`, limits, { headers: {}, body: "{}" });
    expect(answer.status).toBe(307);
  });
});

describe("an answer", () => {
  it("may be compressed, once, and in a way that is known", async () => {
    for (const [coding, bytes] of [
      ["gzip", gzipSync("text")],
      ["br", brotliCompressSync("text")],
    ] as const) {
      const port = await serve((_request, response) =>
        response.writeHead(200, { "content-encoding": coding }).end(bytes),
      );
      expect((await outbound.get(`http://a.example:${port}/`, limits)).body.toString()).toBe("text");
    }
    const twice = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzipSync(gzipSync("text"))),
    );
    await expect(outbound.get(`http://a.example:${twice}/`, limits)).rejects.toMatchObject({
      reason: "unreadable",
    });
  });

  it("that is a bomb bursts at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(limits.mostBytes);
    const port = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    await expect(outbound.get(`http://a.example:${port}/`, limits)).rejects.toMatchObject({
      reason: "too-large",
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("that is a compressed nothing without end is cut by what comes over the wire", async () => {
    const empty = gzipSync("");
    const port = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.concat(Array(1000).fill(empty))));
      };
      response.on("drain", more);
      more();
    });
    await expect(outbound.get(`http://a.example:${port}/`, limits)).rejects.toMatchObject({
      reason: "too-large",
    });
  });

  it("without end is cut at the limit, and the connection with it", async () => {
    let sent = 0;
    let closed = false;
    const port = await serve((_request, response) => {
      response.writeHead(200);
      const more = () => {
        let room = true;
        while (room && !response.destroyed && sent < 10 * 1024 ** 3) {
          room = response.write(Buffer.alloc(65_536, "x"));
          sent += 65_536;
        }
      };
      response.on("drain", more).on("close", () => {
        closed = true;
      });
      more();
    });
    await expect(outbound.get(`http://a.example:${port}/`, limits)).rejects.toMatchObject({
      reason: "too-large",
    });
    await expect.poll(() => closed).toBe(true);
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it("that says it is too long is not begun", async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { "content-length": String(10 * 1024 ** 3) }).write("x");
    });
    await expect(outbound.get(`http://a.example:${port}/`, limits)).rejects.toMatchObject({
      reason: "too-large",
    });
  });

  it.each([
    ["says nothing", () => undefined],
    ["begins its headers and drips", (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\n", "x: y\r\n")],
    ["begins its body and drips", (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\n\r\n", "<")],
  ])("that %s is given up in time", async (_what, talk) => {
    const port = await serveRaw(talk);
    const began = performance.now();
    await expect(
      outbound.get(`http://a.example:${port}/`, { ...limits, timeoutMs: 400 }),
    ).rejects.toMatchObject({ reason: "too-slow" });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("with huge headers is refused", async () => {
    const port = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${`x-large: ${"y".repeat(8_000)}\r\n`.repeat(8)}\r\n`);
    });
    await expect(outbound.get(`http://a.example:${port}/`, limits)).rejects.toMatchObject({
      reason: "too-large",
      got: "over 16384 bytes",
    });
  });

  it("that breaks off in the middle is not taken for whole", async () => {
    const port = await serveRaw((socket) => {
      socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<Entity");
    });
    await expect(outbound.get(`http://a.example:${port}/`, limits)).rejects.toMatchObject({
      reason: "unreadable",
    });
  });
});

function drip(socket: Socket, begin: string, drop: string): void {
  socket.write(begin);
  const timer = setInterval(() => socket.write(drop), 20);
  closers.push(() => clearInterval(timer));
}
