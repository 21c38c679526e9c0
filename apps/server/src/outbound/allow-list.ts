import { BlockList, isIP } from "node:net";
import { embeddedV4, kindOf, readNetwork } from "./networks.ts";

/** Inside targets the operator lets the service reach, such as an IdP in the company's network. */
export interface AllowList {
  allows(host: string, address: string): boolean;
}

const hostName = /^(\*\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;

function matches(names: ReadonlySet<string>, host: string): boolean {
  if (names.has(host)) return true;
  const labels = host.split(".");
  return labels.some((_, at) => at > 0 && names.has(`*.${labels.slice(at).join(".")}`));
}

/**
 * Reads `OUTBOUND_ALLOW`: host names (`*.corp.example` for all below), addresses and CIDR networks, between commas.
 * `wrong` names the entries that are none of these. No entry opens an address that is `never` reached.
 */
export function readAllowList(text: string): { list: AllowList; wrong: string[] } {
  const networks = new BlockList();
  const names = new Set<string>();
  const wrong: string[] = [];
  for (const entry of text.split(",").map((part) => part.trim().toLowerCase())) {
    const network = readNetwork(entry);
    if (network !== null) networks.addSubnet(network.address, network.prefix, network.family);
    else if (entry === "") continue;
    else if (hostName.test(entry) && !/^[\d.]+$/.test(entry)) names.add(entry);
    else wrong.push(entry);
  }
  const inNetworks = (address: string) => networks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  const list: AllowList = {
    allows: (host, address) => {
      if (kindOf(address) === "never") return false;
      const inner = isIP(address) === 6 ? embeddedV4(address) : null;
      return (
        matches(names, host.replace(/\.$/, "")) ||
        inNetworks(address) ||
        (inner !== null && inNetworks(inner))
      );
    },
  };
  return { list, wrong };
}
