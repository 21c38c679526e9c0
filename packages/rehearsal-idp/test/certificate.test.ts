import { createPrivateKey, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bitString, objectIdentifier, time, unsignedInteger } from "../src/keys/der.ts";
import { createSigningKey } from "../src/keys/signing-key.ts";
import { noon } from "./acme.ts";

describe("the self-signed certificate", () => {
  it("belongs to its key, verifies with it and is valid for five years", async () => {
    const { certificate, privateKeyPem } = await createSigningKey(noon);
    const read = new X509Certificate(Buffer.from(certificate, "base64"));
    expect(read.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.subject).toBe("O=Acme (rehearsal)\nCN=Acme rehearsal identity provider");
    expect(read.issuer).toBe(read.subject);
    expect(read.ca).toBe(false);
    expect(read.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(read.validFromDate).toEqual(new Date("2026-11-22T12:00:00Z"));
    expect(read.validToDate).toEqual(new Date("2031-11-22T12:00:00Z"));
  });

  it("has another serial number each time", async () => {
    const [one, two] = await Promise.all([createSigningKey(noon), createSigningKey(noon)]);
    const serial = (certificate: string) =>
      new X509Certificate(Buffer.from(certificate, "base64")).serialNumber;
    expect(serial(one.certificate)).not.toBe(serial(two.certificate));
  });
});

describe("DER", () => {
  it("writes years from 2050 on with four digits", () => {
    expect(time(new Date("2049-12-31T23:59:59Z")).toString("latin1")).toBe("\x17\x0d491231235959Z");
    expect(time(new Date("2050-01-01T00:00:00Z")).toString("latin1")).toBe("\x18\x0f20500101000000Z");
  });

  it("keeps integers positive and short, and counts unused bits", () => {
    expect(unsignedInteger(Buffer.from([0x80])).toString("hex")).toBe("02020080");
    expect(unsignedInteger(Buffer.from([0, 0, 0])).toString("hex")).toBe("020100");
    expect(bitString(Buffer.from([0x80]), 7).toString("hex")).toBe("03020780");
  });

  it("writes object identifiers in base 128", () => {
    expect(objectIdentifier("1.2.840.113549.1.1.11").toString("hex")).toBe("06092a864886f70d01010b");
  });
});
