import { isIPv6 } from "node:net";
import { embeddedV4, groupsOf } from "../outbound/networks.ts";

/**
 * What counts as one client: an IPv4 address, or the first 64 bits of an IPv6 one, because one connection to the
 * internet has at least all addresses below them.
 */
export function clientKey(address: string | undefined): string {
  const text = address?.split("%")[0] ?? "";
  if (!isIPv6(text)) return text;
  return embeddedV4(text) ?? groupsOf(text).slice(0, 4).join(":");
}
