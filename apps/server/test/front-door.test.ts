import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { Buckets } from "../src/http/buckets.ts";
import { clientKey } from "../src/http/client-key.ts";
import { pacedByClient } from "../src/http/front-door.ts";

describe("a token bucket", () => {
  it("gives the burst at once and then keeps the pace", () => {
    const buckets = new Buckets({ perSecond: 10, burst: 3 });
    const at = (ms: number) => buckets.take("a", ms);
    expect([at(0), at(0), at(0)]).toEqual([0, 0, 0]);
    expect(at(0)).toBe(100);
    expect(at(99)).toBeCloseTo(1);
    expect(at(100)).toBe(0);
    expect(at(100)).toBe(100);
    expect([at(10_000), at(10_000), at(10_000), at(10_000) > 0]).toEqual([0, 0, 0, true]);
  });

  it("is each client's own, for so many clients at once and no more", () => {
    const buckets = new Buckets({ perSecond: 1, burst: 1 }, 1_000);
    for (let client = 0; client < 5_000; client += 1) expect(buckets.take(`c${client}`, 0)).toBe(0);
    expect(buckets.size).toBe(1_000);
    expect(buckets.take("c4999", 0)).toBe(1_000);
  });
});

describe("one client", () => {
  it("is an IPv4 address, or a network of 64 bits", () => {
    expect(clientKey("192.0.2.1")).toBe("192.0.2.1");
    expect(clientKey("::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(clientKey("2001:db8:1:2:3::4")).toBe(clientKey("2001:db8:1:2:ffff::"));
    expect(clientKey("2001:db8:1:2::")).not.toBe(clientKey("2001:db8:1:3::"));
    expect(clientKey("fe80::1%eth0")).toBe(clientKey("fe80::2"));
    expect(clientKey(undefined)).toBe("");
  });
});

describe("behind a reverse proxy", () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function served(environment: Record<string, string>) {
    const { trustedProxies, requestsPerSecond } = readConfig({ REQUESTS_PER_SECOND: "1", ...environment });
    const app = express();
    app.set("trust proxy", trustedProxies);
    app.use(pacedByClient(requestsPerSecond));
    app.use((request, response) => {
      response.send(request.ip);
    });
    const server = app.listen(0, "127.0.0.1");
    closers.push(() => server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    return async (forwarded: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { "x-forwarded-for": forwarded } });
      return answer.status === 200 ? answer.text() : String(answer.status);
    };
  }

  it("clients are told apart by the last address that is no proxy of ours", async () => {
    const ask = await served({ TRUSTED_PROXIES: "127.0.0.0/8, 10.0.0.1" });
    expect(await ask("198.51.100.7")).toBe("198.51.100.7");
    expect(await ask("6.6.6.6, 198.51.100.7, 10.0.0.1")).toBe("198.51.100.7");
    for (let count = 0; count < 8; count += 1) await ask(`${count}.6.6.6, 198.51.100.7`);
    expect(await ask("198.51.100.7")).toBe("429");
    expect(await ask("198.51.100.8")).toBe("198.51.100.8");
  });

  it("no header is believed without TRUSTED_PROXIES", async () => {
    const ask = await served({});
    for (let count = 0; count < 10; count += 1) expect(await ask(`198.51.100.${count}`)).toBe("127.0.0.1");
    expect(await ask("198.51.100.99")).toBe("429");
  });

  it("0 leaves the pace to somebody else", async () => {
    const ask = await served({ REQUESTS_PER_SECOND: "0" });
    for (let count = 0; count < 50; count += 1) expect(await ask("")).toBe("127.0.0.1");
  });

  it("a wrong entry is named at the start", () => {
    expect(() => readConfig({ TRUSTED_PROXIES: "10.0.0.1,nginx" })).toThrow(/TRUSTED_PROXIES: "nginx"/);
  });
});
