import { describe, expect, it } from "vitest";
import { readAllowList } from "../src/outbound/allow-list.ts";
import { kindOf } from "../src/outbound/networks.ts";
import { createOutbound } from "../src/outbound/outbound.ts";
import { fetchMetadata } from "../src/saml/fetch-metadata.ts";

const nothing = readAllowList("").list;
const limits = { timeoutMs: 2_000, mostBytes: 1_000 };

describe("an address", () => {
  it.each([
    [
      "public",
      ["8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"],
    ],
    ["public", ["::ffff:8.8.8.8"]],
    [
      "inside",
      ["10.1.2.3", "100.64.0.1", "127.0.0.1", "172.16.0.1", "192.168.1.1", "198.18.0.1", "::1", "fd00::1"],
    ],
    [
      "inside",
      [
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "::127.0.0.1",
      ],
    ],
    ["never", ["0.0.0.0", "169.254.169.254", "100.100.100.200", "224.0.0.1", "255.255.255.255"]],
    ["never", ["::", "fe80::1", "fe80::1%eth0", "ff02::1", "fd00:ec2::254", "::ffff:169.254.169.254"]],
    ["never", ["64:ff9b::100.100.100.200", "nonsense", ""]],
  ] as const)("is %s: %j", (kind, addresses) => {
    for (const address of addresses) expect([address, kindOf(address)]).toEqual([address, kind]);
  });
});

describe("OUTBOUND_ALLOW", () => {
  const { list, wrong } = readAllowList(
    "idp.corp.example, *.Lab.example,10.1.0.0/16,192.168.7.7, fd00:1::/32",
  );

  it("opens what it names, and nothing beside", () => {
    expect(wrong).toEqual([]);
    for (const [host, address] of [
      ["idp.corp.example", "10.9.9.9"],
      ["idp.corp.example.", "10.9.9.9"],
      ["a.b.lab.example", "127.0.0.1"],
      ["else.example", "10.1.2.3"],
      ["else.example", "::ffff:10.1.2.3"],
      ["192.168.7.7", "192.168.7.7"],
      ["else.example", "fd00:1::9"],
    ] as const) {
      expect([host, address, list.allows(host, address)]).toEqual([host, address, true]);
    }
    for (const [host, address] of [
      ["lab.example", "10.9.9.9"],
      ["evil-idp.corp.example", "10.9.9.9"],
      ["else.example", "10.2.0.1"],
      ["192.168.7.8", "192.168.7.8"],
    ] as const) {
      expect([host, address, list.allows(host, address)]).toEqual([host, address, false]);
    }
  });

  it("cannot open a cloud's metadata service", () => {
    const wide = readAllowList("0.0.0.0/0,::/0,evil.example").list;
    for (const address of ["169.254.169.254", "100.100.100.200", "fd00:ec2::254"]) {
      expect(wide.allows("evil.example", address)).toBe(false);
    }
    expect(wide.allows("evil.example", "10.0.0.1")).toBe(true);
  });

  it("names what it cannot read", () => {
    expect(readAllowList("10.0.0.0/33, 10.0.0, http://x, a b, 1.2.3.4/8/8, *").wrong).toEqual([
      "10.0.0.0/33",
      "10.0.0",
      "http://x",
      "a b",
      "1.2.3.4/8/8",
      "*",
    ]);
  });
});

describe("an address that somebody types in", () => {
  const outbound = createOutbound({
    allow: nothing,
    http: false,
    resolve: async (host) => [
      { address: "93.184.216.34", family: 4 },
      { address: host === "half.example" ? "10.0.0.1" : "127.0.0.1", family: 4 },
    ],
  });

  it.each([
    "http://idp.example.com/metadata",
    "https://127.0.0.1/metadata",
    "https://0x7f.1/metadata",
    "https://2130706433/metadata",
    "https://127.0.0.1./metadata",
    "https://169.254.169.254/latest/meta-data",
    "https://100.100.100.200/latest/meta-data",
    "https://[::1]/metadata",
    "https://[::ffff:127.0.0.1]/metadata",
    "https://[64:ff9b::7f00:1]/metadata",
    "https://localhost/metadata",
    "https://half.example/one-address-of-two-is-inside",
    "https://name:secret@idp.example.com/",
    "https://idp.example.com:25/",
    "file:///etc/passwd",
    "nonsense",
  ])("is refused without a connection: %s", async (address) => {
    await expect(outbound.get(address, limits)).rejects.toMatchObject({ reason: "not-allowed" });
    await expect(fetchMetadata(outbound, address)).rejects.toMatchObject({
      diagnostics: [{ code: "request.fetch-refused", got: expect.not.stringContaining("10.0.0.1") }],
    });
  });

  it("is refused where its name leads nowhere", async () => {
    const lost = createOutbound({
      allow: nothing,
      http: false,
      resolve: () => Promise.reject(new Error("NXDOMAIN")),
    });
    await expect(lost.get("https://gone.example/", limits)).rejects.toMatchObject({ reason: "unresolved" });
  });

  it("is refused where its name takes too long to resolve", async () => {
    const slow = createOutbound({ allow: nothing, http: false, resolve: () => new Promise(() => undefined) });
    const asked = slow.get("https://slow.example/", { ...limits, timeoutMs: 100 });
    await expect(asked).rejects.toMatchObject({ reason: "too-slow" });
  });
});
