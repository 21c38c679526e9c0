import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";

type Network = readonly [address: string, prefix: number];

/** What an address is to a request that should only reach the internet. */
export type AddressKind =
  | "public"
  /** Private, loopback, or otherwise not of the internet: reached only where the operator allows it. */
  | "inside"
  /** Nothing that anybody could want to be fetched from, such as the metadata service of a cloud. */
  | "never";

/** Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890), and RFC 5771 for multicast. */
const insideV4: readonly Network[] = [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
];

/** 169.254.169.254 and 100.100.100.200 answer with the machine's credentials; the latter is Alibaba Cloud's. */
const neverV4: readonly Network[] = [
  ["0.0.0.0", 8],
  ["100.100.100.200", 32],
  ["169.254.0.0", 16],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Global unicast; whatever lies outside of it is not of the internet. Source: RFC 4291 2.4. */
const globalV6: Network = ["2000::", 3];
/** Exceptions within it: protocol assignments with Teredo, documentation, 6to4. */
const insideV6: readonly Network[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];
/** `fd00:ec2::254` and `fd20:ce::254` are metadata services; the last is what old systems put IPv4 into. */
const neverV6: readonly Network[] = [
  ["::", 128],
  ["fd00:ec2::254", 128],
  ["fd20:ce::254", 128],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
];

function listOf(networks: readonly Network[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of networks) list.addSubnet(address, prefix, family);
  return list;
}

const lists = {
  insideV4: listOf(insideV4, "ipv4"),
  neverV4: listOf(neverV4, "ipv4"),
  globalV6: listOf([globalV6], "ipv6"),
  insideV6: listOf(insideV6, "ipv6"),
  neverV6: listOf(neverV6, "ipv6"),
};

/** Reads an address or a CIDR network; `null` where it is neither. */
export function readNetwork(
  text: string,
): { address: string; prefix: number; family: "ipv4" | "ipv6" } | null {
  const [address = "", length, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const bits = version === 4 ? 32 : 128;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null;
  const prefix = length === undefined ? bits : Number(length);
  return prefix > bits ? null : { address, prefix, family: version === 4 ? "ipv4" : "ipv6" };
}

/** The eight groups of an IPv6 address without a zone. */
export function groupsOf(address: string): number[] {
  // The URL parser writes an address in one way only, with an embedded IPv4 as two groups.
  const text = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = "", tail] = text.split("::");
  const groups = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const [first, last] = [groups(head), tail === undefined ? [] : groups(tail)];
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

/**
 * The IPv4 address that an IPv6 one leads to: mapped (`::ffff:0:0/96`), or translated by a NAT64 (`64:ff9b::/96`,
 * RFC 6052). `null` where it leads to none.
 */
export function embeddedV4(address: string): string | null {
  const groups = groupsOf(address);
  const begin = groups.slice(0, 6).join();
  if (begin !== "0,0,0,0,0,65535" && begin !== [0x64, 0xff9b, 0, 0, 0, 0].join()) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/** Tells what an address is; one with a zone, or that is no address, is `never`. */
export function kindOf(address: string): AddressKind {
  if (isIPv4(address)) {
    if (lists.neverV4.check(address, "ipv4")) return "never";
    return lists.insideV4.check(address, "ipv4") ? "inside" : "public";
  }
  if (!isIPv6(address) || address.includes("%")) return "never";
  const embedded = embeddedV4(address);
  if (embedded !== null) return kindOf(embedded);
  if (lists.neverV6.check(address, "ipv6")) return "never";
  const global = lists.globalV6.check(address, "ipv6") && !lists.insideV6.check(address, "ipv6");
  return global ? "public" : "inside";
}
