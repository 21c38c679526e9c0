import { describe, expect, it } from "vitest";
import { checkMetadata, verifyResponse } from "../../src/index.ts";
import { makeSigner } from "../support/certificate.ts";
import { keyDescriptor, metadata } from "../support/metadata.ts";
import {
  expectation,
  now,
  post,
  responseXml,
  signedResponse,
  signer,
  stranger,
  trustedIdp,
} from "../support/response.ts";
import { ecdsaSha256, inclusive, signElement } from "../support/sign.ts";

function codes(xml: string, given = {}): string[] {
  return verifyResponse(post(xml), expectation(given)).diagnostics.map((found) => found.code);
}

function trust(xml: string) {
  const { validated } = checkMetadata(xml, { now });
  if (validated === undefined) throw new Error("metadata refused");
  return validated;
}

describe("which keys count", () => {
  it("tries every signing key, whatever KeyInfo says", () => {
    const idp = trustedIdp([stranger, signer]);
    for (const keyInfo of [undefined, null, stranger.certificate]) {
      const xml = signedResponse({}, keyInfo === undefined ? {} : { keyInfo });
      const verdict = verifyResponse(post(xml), expectation({ idp }));
      expect(verdict.verdict === "accept" && verdict.assertion.signedBy.certificateSha256).toBe(
        signer.sha256,
      );
    }
  });

  it("ignores a key of another role of the same entity", () => {
    const spRole = `<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keyDescriptor(stranger.certificate)}<AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://x.example.com"/></SPSSODescriptor>`;
    const idp = trust(metadata({ signers: [signer], entity: spRole }));
    expect(codes(signedResponse({}, { signer: stranger }), { idp })).toEqual([
      "response.signature.unknown-key",
    ]);
    expect(codes(signedResponse(), { idp })).toEqual([]);
  });

  it("ignores an encryption key, and says so", () => {
    const keys = keyDescriptor(signer.certificate) + keyDescriptor(stranger.certificate, ' use="encryption"');
    const verdict = verifyResponse(
      post(signedResponse({}, { signer: stranger })),
      expectation({ idp: trust(metadata({ keys })) }),
    );
    expect(verdict.verdict).toBe("reject");
    expect(verdict.diagnostics[0]?.detail).toContain("encryption");
  });

  it("refuses metadata whose only key is for encryption", () => {
    const report = checkMetadata(metadata({ keys: keyDescriptor(signer.certificate, ' use="encryption"') }), {
      now,
    });
    expect(report.diagnostics.map((found) => found.code)).toContain("metadata.certificate.none");
    expect(report.validated).toBeUndefined();
  });

  it("takes a key without use", () => {
    const idp = trust(
      metadata({
        keys:
          keyDescriptor(signer.certificate, "") + keyDescriptor(stranger.certificate, ' use="encryption"'),
      }),
    );
    expect(codes(signedResponse(), { idp })).toEqual([]);
  });

  it("verifies ECDSA, and does not confuse key types", () => {
    const ec = makeSigner({ kind: "ec" });
    const idp = trustedIdp([signer, ec]);
    expect(codes(signedResponse({}, { signer: ec, algorithm: ecdsaSha256 }), { idp })).toEqual([]);
    const relabelled = signedResponse().replace("xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256");
    expect(codes(relabelled, { idp })).toContain("response.signature.value");
  });

  it.each(["rsa-sha256", "rsa-sha512"])("verifies %s", (name) => {
    expect(
      codes(signedResponse({}, { algorithm: `http://www.w3.org/2001/04/xmldsig-more#${name}` })),
    ).toEqual([]);
  });

  it("allows SHA-1 only where it was asked for, with a warning", () => {
    const xml = signedResponse({}, { algorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1" });
    expect(verifyResponse(post(xml), expectation()).verdict).toBe("reject");
    const allowed = verifyResponse(post(xml), expectation({ allowSha1: true }));
    expect(allowed.verdict).toBe("accept");
    expect(allowed.diagnostics.map((found) => [found.code, found.severity])).toEqual([
      ["response.signature.sha1", "warning"],
    ]);
  });
});

describe("what must be signed", () => {
  it("accepts a signature on the Response, on the Assertion, and on both", () => {
    const both = signElement(signedResponse(), "Response", { signer });
    const outer = signElement(responseXml(), "Response", { signer });
    const elements = [signedResponse(), outer, both].map((xml) => {
      const verdict = verifyResponse(post(xml), expectation());
      return verdict.verdict === "accept" ? verdict.assertion.signedBy.element : verdict.diagnostics;
    });
    expect(elements).toEqual(["Assertion", "Response", "both"]);
  });

  it("refuses a broken Response signature around a good Assertion signature", () => {
    const both = signElement(signedResponse(), "Response", { signer });
    expect(codes(both.replace("status:Success", "status:success"))).toContain("response.signature.digest");
    const foreign = signElement(signedResponse(), "Response", { signer: stranger });
    expect(codes(foreign)).toEqual(["response.signature.unknown-key"]);
  });

  it("accepts inclusive canonicalization and prefix lists", () => {
    expect(codes(signedResponse({}, { canonicalization: inclusive }))).toEqual([]);
    expect(codes(signedResponse({}, { prefixes: ["samlp", "saml", "xs"] }))).toEqual([]);
  });

  it("reads the wrapper's claims as what they are: unsigned", () => {
    const bound = signedResponse({
      confirmationAttributes: ' InResponseTo="_theirs"',
      responseAttributes: ' InResponseTo="_ours"',
    });
    expect(codes(bound, { requestId: "_ours" })).toEqual(["response.in-response-to.mismatch"]);
    const ours = signedResponse({
      confirmationAttributes: ' InResponseTo="_ours"',
      responseAttributes: ' InResponseTo="_ours"',
    });
    expect(codes(ours, { requestId: "_ours", allowIdpInitiated: false })).toEqual([]);
  });

  it("collects every fault of one message", () => {
    const xml = signedResponse(
      {
        issuer: "https://other.example.com",
        recipient: "https://elsewhere.example.com/acs",
        audience:
          "<saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction>",
        notOnOrAfter: "2026-11-23T11:59:40Z",
        confirmedUntil: "2026-11-22T12:00:00Z",
      },
      { signer: stranger },
    );
    expect(codes(xml).sort()).toEqual([
      "response.audience.mismatch",
      "response.confirmation.expired",
      "response.confirmation.recipient",
      "response.issuer.mismatch",
      "response.signature.unknown-key",
    ]);
  });

  it("keeps clock tolerance within 180 seconds", () => {
    const xml = signedResponse({ notBefore: "2026-11-23T12:02:50Z", notOnOrAfter: "2026-11-23T12:10:00Z" });
    expect(codes(xml)).toEqual(["response.conditions.not-yet-valid"]);
    expect(codes(xml, { clockToleranceSeconds: 180 })).toEqual([]);
    const later = signedResponse({ notBefore: "2026-11-23T12:04:00Z", notOnOrAfter: "2026-11-23T12:10:00Z" });
    expect(codes(later, { clockToleranceSeconds: 100_000 })).toEqual(["response.conditions.not-yet-valid"]);
  });

  it("needs every audience restriction to hold", () => {
    const audience =
      "<saml:AudienceRestriction><saml:Audience>urn:alibaba:cloudcomputing:international</saml:Audience></saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction>";
    expect(codes(signedResponse({ audience }))).toEqual(["response.audience.mismatch"]);
  });

  it("takes __proto__ for a name like any other", () => {
    const attributes =
      '<saml:Attribute Name="__proto__"><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>';
    const verdict = verifyResponse(post(signedResponse({ attributes })), expectation());
    expect(verdict.verdict === "accept" && Object.entries(verdict.assertion.attributes)).toEqual([
      ["__proto__", ["x"]],
    ]);
  });
});
