import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { secretFor, secretsFor } from "../src/secret.ts";
import { createSealer, SealError } from "../src/secrets/sealed.ts";

const old = createSealer(["the old secret of at least thirty-two characters"]);
const present = createSealer([
  "the new secret of at least thirty-two characters",
  "the old secret of at least thirty-two characters",
]);

function reasonOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof SealError) return error.reason;
  }
  return "opened";
}

describe("a sealed text", () => {
  it("opens to what was sealed, and shows nothing of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const sealed = present.seal(text, "place");
        expect(present.open(sealed, "place")).toBe(Buffer.from(text).toString());
        if (text.length > 3) expect(sealed).not.toContain(text);
      }),
    );
  });

  it("is another one each time", () => {
    expect(present.seal("same", "place")).not.toBe(present.seal("same", "place"));
  });

  it("opens in its own place only", () => {
    const sealed = present.seal("text", "webhook/1/secret");
    expect(reasonOf(() => present.open(sealed, "webhook/2/secret"))).toBe("changed");
  });

  it("does not open once a bit of it has changed", () => {
    const sealed = present.seal("some text of some length", "place");
    const [name, id, data = ""] = sealed.split(".");
    const bytes = Buffer.from(data, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const forged = [name, id, changed.toString("base64url")].join(".");
      expect(reasonOf(() => present.open(forged, "place"))).toBe("changed");
    }
    const shorter = [name, id, bytes.subarray(0, 20).toString("base64url")].join(".");
    expect(reasonOf(() => present.open(shorter, "place"))).toBe("no-seal");
  });

  it("is told from what was never sealed", () => {
    for (const text of ["", "hunter2", "sealed1..", "sealed2.a.b", `${present.seal("a", "b")}.c`]) {
      expect(reasonOf(() => present.open(text, "place"))).toBe("no-seal");
    }
  });
});

describe("a new key", () => {
  it("opens what the old one sealed, and seals it anew", () => {
    const sealed = old.seal("text", "place");
    expect(present.open(sealed, "place")).toBe("text");
    const renewed = present.renewed(sealed, "place") ?? "";
    expect(present.open(renewed, "place")).toBe("text");
    expect(present.renewed(renewed, "place")).toBeNull();
    expect(reasonOf(() => old.open(renewed, "place"))).toBe("unknown-key");
  });

  it("cannot be fooled by the name of another", () => {
    const [name, , data] = present.seal("text", "place").split(".");
    const [, oldId] = old.seal("text", "place").split(".");
    expect(reasonOf(() => present.open([name, oldId, data].join("."), "place"))).toBe("changed");
  });
});

describe("secrets", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "msso-secrets-"));
  afterAll(() => rmSync(dataDir, { recursive: true }));
  const [first, second] = ["a".repeat(40), "b".repeat(40)];

  it("of two purposes differ, and so do those of two master keys", () => {
    const all = [first, second].flatMap((masterKey) =>
      ["one", "two"].map((purpose) => secretFor(purpose, { masterKey, dataDir })),
    );
    expect(new Set(all).size).toBe(4);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("stay known through a change of the master key, and through the change from a file to one", () => {
    const ofFile = secretFor("sealing", { masterKey: undefined, dataDir });
    expect(statSync(join(dataDir, "sealing")).mode & 0o777).toBe(0o600);
    expect(secretFor("sealing", { masterKey: undefined, dataDir })).toBe(ofFile);
    const ofFirst = secretsFor("sealing", { masterKey: first, dataDir });
    expect(ofFirst.slice(1)).toEqual([ofFile]);
    const ofSecond = secretsFor("sealing", { masterKey: second, masterKeyPrevious: first, dataDir });
    expect(ofSecond.slice(1)).toEqual([ofFirst[0], ofFile]);
    const sealed = createSealer([ofFile]).seal("text", "place");
    expect(createSealer(ofSecond).open(sealed, "place")).toBe("text");
  });
});
