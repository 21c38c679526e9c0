import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { diagnostic } from "@modelstudio-sso/contracts";
import { Refused } from "../operations/refused.ts";

const limitBytes = 1_048_576;
const timeoutMs = 10_000;

/** Addresses no IdP publishes metadata at, and cloud metadata services live at. */
const inside = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  inside.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  inside.addSubnet(network, prefix, "ipv6");
}

function refuse(detail: string, got: string): Refused {
  return new Refused([
    diagnostic("request.fetch-refused", {
      detail: `${detail} Download the file and drop it here instead.`,
      want: "an https address on the internet that answers with metadata",
      got,
    }),
  ]);
}

async function checkAddress(url: URL): Promise<void> {
  if (url.protocol !== "https:") throw refuse("Only https addresses are fetched.", url.protocol);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(host, { all: true }).catch(() => {
        throw refuse("The host name cannot be resolved from here.", host);
      });
  for (const { address, family } of addresses) {
    if (inside.check(address, family === 6 ? "ipv6" : "ipv4")) {
      throw refuse("The address leads into a private network.", host);
    }
  }
}

async function readBounded(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > limitBytes) {
      await reader?.cancel();
      throw refuse("The document is larger than 1 MiB.", `over ${limitBytes} bytes`);
    }
    parts.push(next.value);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Fetches metadata from a public https address: no redirects, ten seconds, one mebibyte. Throws `Refused`. */
export async function fetchMetadata(address: string): Promise<string> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) throw refuse("This is not an address.", address);
  await checkAddress(url);
  let response: Response;
  try {
    response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw refuse("It could not be fetched.", error instanceof Error ? error.message : "no answer");
  }
  if (!response.ok) throw refuse("The server did not answer with a document.", `HTTP ${response.status}`);
  return readBounded(response);
}
