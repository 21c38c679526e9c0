import type { LookupAddress } from "node:dns";
import { type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as tlsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { OutboundError } from "./outbound-error.ts";
import type { Target } from "./target.ts";

/** All headers of an answer together. */
const mostHeaderBytes = 16 * 1024;

export interface Message {
  method: "GET" | "POST";
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
}

/** Answers every question with the addresses that were checked, so that the name is not looked up again. */
function pinned(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, [...addresses]);
    else done(null, first?.address ?? "", first?.family ?? 4);
  };
}

function failureOf(error: NodeJS.ErrnoException, signal: AbortSignal): OutboundError {
  if (signal.aborted)
    return new OutboundError("too-slow", "The server took too long.", "no whole answer in time");
  if (error.code === "HPE_HEADER_OVERFLOW") {
    return new OutboundError(
      "too-large",
      "The server's headers are too large.",
      `over ${mostHeaderBytes} bytes`,
    );
  }
  return new OutboundError(
    "unreachable",
    "It could not be fetched.",
    error.code ?? error.message.slice(0, 200),
  );
}

/**
 * One request to the checked addresses. The URL's own host stays in the Host header, in SNI and in the check of the
 * certificate; no proxy and no connection of an earlier request is used. Throws `OutboundError`.
 */
export function exchange(
  { url, addresses }: Target,
  { method, headers, body }: Message,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method,
    headers: { "user-agent": "modelstudio-sso", connection: "close", ...headers },
    agent: false,
    lookup: pinned(addresses),
    maxHeaderSize: mostHeaderBytes,
    signal,
  };
  const send = url.protocol === "https:" ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, options);
    sent.once("response", resolve);
    // An error after the answer has begun reaches whoever reads its body.
    sent.on("error", (error) => reject(failureOf(error, signal)));
    sent.end(body);
  });
}
