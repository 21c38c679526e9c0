import { describe, expect, it } from "vitest";
import { checkMetadata, checkMetadataStream } from "../../src/index.ts";
import { aggregate, signedMetadata } from "../samples/metadata-samples.ts";
import { metadata } from "../support/metadata.ts";
import { now, signer, stranger } from "../support/response.ts";
import { signMetadata } from "../support/sign.ts";

const publisher = stranger;
const signed = signedMetadata(publisher);
const pem = `-----BEGIN CERTIFICATE-----\n${publisher.certificate}\n-----END CERTIFICATE-----\n`;

function codes(xml: string, pinnedCertificate = pem): string[] {
  return checkMetadata(xml, { now, pinnedCertificate }).diagnostics.map((found) => found.code);
}

describe("metadata under a pinned certificate", () => {
  it("is taken where the root is signed with its key", () => {
    const report = checkMetadata(signed, { now, pinnedCertificate: pem });
    expect(report.diagnostics).toEqual([]);
    expect(report.signedBy).toBe(publisher.sha256);
    expect(report.validated?.certificates[0]?.sha256).toBe(signer.sha256);
    expect(codes(signed, publisher.certificate)).toEqual([]);
  });

  it("is taken from a signed aggregate, large ones too", async () => {
    const filling = Array.from({ length: 700 }, (_, at) =>
      metadata({ signers: [signer], entityId: `https://idp${at}.example.com` }),
    );
    const xml = signMetadata(aggregate(...filling).replace(">", ' ID="_a">'), { signer: publisher });
    expect(xml.length).toBeGreaterThan(1024 * 1024);
    const options = { now, pinnedCertificate: pem, entityId: "https://idp7.example.com" };
    const report = await checkMetadataStream([Buffer.from(xml)], options);
    expect(report.diagnostics.map((found) => found.code)).toEqual(["metadata.over-cloud-limit"]);
    expect(report.signedBy).toBe(publisher.sha256);
    const unpinned = checkMetadata(xml, { now, entityId: "https://idp7.example.com" });
    expect(unpinned.diagnostics.map((found) => found.code)).toContain("metadata.signature.unverified");
    expect(unpinned.signedBy).toBeUndefined();
  });

  it.each([
    ["a changed certificate", signed.replace(signer.certificate, stranger.certificate)],
    ["a changed entityID", signed.replace('entityID="https://idp', 'entityID="https://evil')],
    [
      "a second entity around it",
      aggregate(metadata({ signers: [stranger] }), signed).replace(">", ' ID="_m1">'),
    ],
    ["a signature that names another element", signed.replace('URI="#_m1"', 'URI="#_other"')],
    [
      "a signature over SHA-1",
      signMetadata(metadata({ signers: [signer], attributes: ' ID="_m1"' }), {
        signer: publisher,
        algorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
      }),
    ],
    ["two signatures", signed.replace(/<ds:Signature.*<\/ds:Signature>/s, (found) => found + found)],
    ["an object in the signature", signed.replace("</ds:Signature>", "<ds:Object/></ds:Signature>")],
  ])("is refused with %s, and nothing is read", (_, xml) => {
    const report = checkMetadata(xml, { now, pinnedCertificate: pem });
    expect(report.validated).toBeUndefined();
    expect(report.idp).toBeUndefined();
    expect(report.diagnostics).toHaveLength(1);
    expect(report.diagnostics[0]?.code).toMatch(/^metadata\.signature\.(?:invalid|missing)$/);
  });

  it("is refused where the pin is no certificate", () => {
    const report = checkMetadata(signed, { now, pinnedCertificate: "hello" });
    expect(report.diagnostics).toMatchObject([{ code: "metadata.signature.invalid", fixAt: "service" }]);
  });

  it("is refused beyond 10 MB, also as a stream, as soon as that is known", async () => {
    let taken = 0;
    function* endless() {
      for (; taken < 1000; taken += 1) yield Buffer.alloc(1024 * 1024, " ");
    }
    const report = await checkMetadataStream(endless(), { now, pinnedCertificate: pem });
    expect(report.diagnostics.map((found) => found.code)).toEqual(["metadata.signature.too-large"]);
    expect(taken).toBeLessThan(12);
  });

  it("keeps comments out of what is believed", () => {
    const name = signed.replace("https://idp.example.com/saml", "https://idp.example.com<!-- -->/saml");
    expect(codes(name)).toEqual(["metadata.malformed"]);
  });
});
