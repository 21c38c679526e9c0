import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";

/** The whole text a server writes before it ends the connection, and after how many milliseconds that was. */
export interface RawEnd {
  text: string;
  afterMs: number;
}

/** Speaks to a server byte by byte: sends the beginning, then the drop again and again until the server ends it. */
export function dripTo(url: string, begin: string, drop: string, everyMs = 500): Promise<RawEnd> {
  const { hostname, port } = new URL(url);
  const began = performance.now();
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(Number(port), hostname, () => socket.write(begin));
    const timer = setInterval(() => socket.write(drop), everyMs);
    socket.on("data", (part) => {
      text += part.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(timer);
      resolve({ text, afterMs: performance.now() - began });
    });
  });
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Sending {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  /** Own address of the connection, such as 127.0.0.2; one agent for each. */
  agent?: Agent;
}

/** One request as it is given, with nothing that `fetch` would add or refuse. */
export function send(url: string, path: string, sending: Sending = {}): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const { method = "GET", headers = {}, body, agent } = sending;
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: agent ?? false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString("utf8"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Connections from one address of this machine; on Linux all of 127.0.0.0/8 is one's own. */
export function clientAt(localAddress: string, sockets: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: sockets, localAddress });
}
