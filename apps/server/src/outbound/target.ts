import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import type { AllowList } from "./allow-list.ts";
import { kindOf } from "./networks.ts";
import { OutboundError } from "./outbound-error.ts";

/** Finds the addresses of a host name; rejects where it has none. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export interface TargetRules {
  allow: AllowList;
  /** Whether plain http may be spoken, too. */
  http: boolean;
  resolve: Resolve;
}

/** Where a request goes: the addresses that were checked are the ones it is pinned to. */
export interface Target {
  url: URL;
  addresses: LookupAddress[];
}

function refused(message: string, got: string): OutboundError {
  return new OutboundError("not-allowed", message, got);
}

function checkShape(url: URL, http: boolean): void {
  if (url.protocol !== "https:" && !(http && url.protocol === "http:")) {
    throw refused("Only https addresses are fetched.", url.protocol);
  }
  if (url.username !== "" || url.password !== "") {
    throw refused("An address with a name or password in it is not fetched.", url.host);
  }
  // Mail, shells and databases live below 1024; web servers that live elsewhere live above.
  const port = url.port === "" ? 443 : Number(url.port);
  if (port < 1024 && port !== 80 && port !== 443)
    throw refused("No web server is expected at this port.", url.port);
}

/** Every address of the name must be allowed: which one is connected to is left to chance. */
function checkAddresses(host: string, addresses: readonly LookupAddress[], allow: AllowList): void {
  for (const { address } of addresses) {
    if (kindOf(address) === "public" || allow.allows(host, address)) continue;
    // The address itself is not told: it would map the inner network for whoever asks.
    throw refused("The address leads into a private network.", host);
  }
}

/** Reads an address, resolves its host once, and checks every address found. Throws `OutboundError`. */
export async function targetOf(address: string, rules: TargetRules): Promise<Target> {
  if (!URL.canParse(address)) throw refused("This is not an address.", address.slice(0, 200));
  const url = new URL(address);
  checkShape(url, rules.http);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const version = isIP(host);
  const addresses =
    version === 0 ? await rules.resolve(host).catch(() => []) : [{ address: host, family: version }];
  if (addresses.length === 0) {
    throw new OutboundError("unresolved", "The host name cannot be resolved from here.", host);
  }
  checkAddresses(host, addresses, rules.allow);
  return { url, addresses };
}
