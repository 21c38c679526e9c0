import { lookup } from "node:dns/promises";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { AllowList } from "./allow-list.ts";
import { exchange, type Message } from "./exchange.ts";
import { OutboundError } from "./outbound-error.ts";
import { bodyPieces, readBody } from "./read-body.ts";
import { type Resolve, type Target, targetOf } from "./target.ts";

const mostRedirects = 3;
const redirects = new Set([301, 302, 303, 307, 308]);

export interface OutboundLimits {
  /** For everything together, from the name's resolution to the body's end. */
  timeoutMs: number;
  /** Of the body, before and after decompression. */
  mostBytes: number;
}

export interface OutboundAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface OutboundStream {
  status: number;
  headers: IncomingHttpHeaders;
  pieces: AsyncIterable<Buffer>;
  /** Lets the connection of an answer go whose body nobody wants. */
  cancel(): void;
}

/** The only way in which this service speaks to addresses that people type in. Each throws `OutboundError`. */
export interface Outbound {
  /** Follows up to three redirects, each checked like the first address. */
  get(
    address: string,
    limits: OutboundLimits,
    headers?: Readonly<Record<string, string>>,
  ): Promise<OutboundAnswer>;
  /** The same for what is too large to be held. Whoever stops reading the pieces lets the connection go. */
  stream(
    address: string,
    limits: OutboundLimits,
    headers?: Readonly<Record<string, string>>,
  ): Promise<OutboundStream>;
  /** Follows no redirect: what was meant for one receiver goes to no other. */
  post(
    address: string,
    limits: OutboundLimits,
    message: { headers: Readonly<Record<string, string>>; body: string },
  ): Promise<OutboundStream>;
}

export interface OutboundSettings {
  /** Inside hosts and networks that may be reached (OUTBOUND_ALLOW). */
  allow: AllowList;
  /** Whether http is spoken beside https (OUTBOUND_HTTP). */
  http: boolean;
  /** How names are resolved; the system's way unless given. */
  resolve?: Resolve | undefined;
}

const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/** Name resolution cannot be broken off; what it says after the deadline is not waited for. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () =>
      reject(new OutboundError("too-slow", "The server took too long.", "its name was not resolved in time"));
    signal.addEventListener("abort", late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", late));
  });
}

type Ask = (
  address: string,
  message: Message,
  signal: AbortSignal,
) => Promise<{ target: Target; response: IncomingMessage }>;

/** Asks, and follows redirects. */
async function following(
  ask: Ask,
  { address, headers }: { address: string; headers: Message["headers"] },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const message: Message = { method: "GET", headers: { "accept-encoding": "gzip", ...headers } };
  let { target, response } = await ask(address, message, signal);
  for (let followed = 0; redirects.has(response.statusCode ?? 0); followed += 1) {
    const { location } = response.headers;
    response.destroy();
    if (location === undefined || followed === mostRedirects || !URL.canParse(location, target.url)) {
      throw new OutboundError(
        "too-many-redirects",
        "The address leads on and on.",
        `HTTP ${response.statusCode}`,
      );
    }
    ({ target, response } = await ask(new URL(location, target.url).href, message, signal));
  }
  return response;
}

function streamed(response: IncomingMessage, mostBytes: number, signal: AbortSignal): OutboundStream {
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    pieces: bodyPieces(response, mostBytes, signal),
    cancel: () => response.destroy(),
  };
}

export function createOutbound({ allow, http, resolve = systemResolve }: OutboundSettings): Outbound {
  const rules = { allow, http, resolve };
  const once = async (target: Target, message: Message, signal: AbortSignal) => ({
    target,
    response: await exchange(target, message, signal),
  });
  const first = async (address: string, message: Message, signal: AbortSignal) =>
    once(await inTime(targetOf(address, rules), signal), message, signal);
  return {
    async get(address, { timeoutMs, mostBytes }, headers = {}) {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await following(first, { address, headers }, signal);
      const { statusCode = 0, headers: given } = response;
      return { status: statusCode, headers: given, body: await readBody(response, mostBytes, signal) };
    },
    async stream(address, { timeoutMs, mostBytes }, headers = {}) {
      const signal = AbortSignal.timeout(timeoutMs);
      return streamed(await following(first, { address, headers }, signal), mostBytes, signal);
    },
    async post(address, { timeoutMs, mostBytes }, { headers, body }) {
      const signal = AbortSignal.timeout(timeoutMs);
      const { response } = await first(address, { method: "POST", headers, body }, signal);
      return streamed(response, mostBytes, signal);
    },
  };
}
