import { describe, expect, it } from "vitest";
import { checkMetadata, compareMetadata, minimalMetadata, type ValidatedIdp } from "../../src/index.ts";
import { makeSigner } from "../support/certificate.ts";
import { keyDescriptor, metadata, ssoEndpoint } from "../support/metadata.ts";
import { now, signer, stranger } from "../support/response.ts";

function trusted(xml: string): ValidatedIdp {
  const { validated, diagnostics } = checkMetadata(xml, { now });
  if (validated === undefined) throw new Error(JSON.stringify(diagnostics));
  return validated;
}

describe("the minimal document", () => {
  const old = makeSigner({ subject: "old", notAfter: "2026-11-01T00:00:00Z" });
  const next = makeSigner({ subject: "next", notBefore: "2027-01-01T00:00:00Z" });

  it("can be read back as the same identity provider", () => {
    const idp = trusted(
      metadata({ signers: [signer, stranger], entityId: "https://idp.example.com/?a=1&amp;b=2" }),
    );
    const { xml, leftOut } = minimalMetadata(idp, { now });
    const again = checkMetadata(xml, { now });
    expect(again.diagnostics).toEqual([]);
    expect(compareMetadata(idp, again.idp ?? idp)).toEqual([]);
    expect(leftOut).toEqual([]);
    expect(minimalMetadata(trusted(xml), { now }).xml).toBe(xml);
  });

  it("keeps two signing certificates by worth, and names what it leaves out", () => {
    const xml = metadata({
      signers: [old, next, signer, stranger],
      role: '<SingleLogoutService Binding="urn:b" Location="https://idp.example.com/slo"/><NameIDFormat>urn:f</NameIDFormat>',
      attributes: ' validUntil="2027-01-01T00:00:00Z"',
    });
    const idp = trusted(xml);
    const minimal = minimalMetadata(idp, { now });
    expect(trusted(minimal.xml).certificates.map((found) => found.sha256)).toEqual([
      signer.sha256,
      stranger.sha256,
    ]);
    expect(minimal.leftOut).toEqual([
      `signing certificate ${next.sha256} (CN=next)`,
      `signing certificate ${old.sha256} (CN=old)`,
      "SingleLogoutService",
      "validUntil",
      "NameIDFormat",
    ]);
  });

  it("leaves out encryption keys and endpoints that are no web addresses", () => {
    const keys = keyDescriptor(signer.certificate) + keyDescriptor(stranger.certificate, ' use="encryption"');
    const sso =
      ssoEndpoint("post", "https://idp.example.com/sso") + ssoEndpoint("redirect", "javascript:alert(1)");
    const { xml } = minimalMetadata(trusted(metadata({ keys, sso })), { now });
    expect(xml).not.toContain(stranger.certificate);
    expect(xml).not.toContain("javascript");
  });
});

describe("comparing metadata", () => {
  it("tells every difference in words", () => {
    const before = trusted(metadata({ signers: [signer] }));
    const after = trusted(
      metadata({
        signers: [stranger],
        entityId: "https://new.example.com",
        sso: ssoEndpoint("post", "https://new.example.com/sso"),
      }),
    );
    const changes = compareMetadata(before, after);
    expect(changes.map((change) => change.kind)).toEqual([
      "entity-id",
      "certificate-removed",
      "certificate-added",
      "endpoint-removed",
      "endpoint-removed",
      "endpoint-added",
    ]);
    for (const change of changes) expect(change.summary).toMatch(/^[A-Z].*\.$/);
    expect(compareMetadata(before, before)).toEqual([]);
  });

  it("reads as sentences for settings and for a certificate whose use changed", () => {
    const signing = ' use="signing"';
    const before = metadata({
      keys: keyDescriptor(signer.certificate, signing),
      attributes: ' cacheDuration="PT6H"',
    });
    const after = metadata({
      keys: keyDescriptor(signer.certificate, "") + keyDescriptor(stranger.certificate),
      attributes: ' validUntil="2027-01-01T00:00:00Z"',
      sso:
        ssoEndpoint("redirect", "https://idp.example.com/sso") +
        ssoEndpoint("post", "https://idp.example.com/new"),
    }).replace("<IDPSSODescriptor", '<IDPSSODescriptor WantAuthnRequestsSigned="true"');
    const short = (sha256: string) => `${sha256.slice(0, 16)}…`;
    expect(compareMetadata(trusted(before), trusted(after)).map((change) => change.summary)).toEqual([
      `The use of certificate ${short(signer.sha256)} changed from signing to unspecified.`,
      `New signing certificate ${short(stranger.sha256)} (CN=evil.example.com), valid until 2040-01-01T00:00:00Z.`,
      "Gone: sign-on endpoint https://idp.example.com/sso (HTTP-POST).",
      "New sign-on endpoint https://idp.example.com/new (HTTP-POST).",
      "wantAuthnRequestsSigned changed from false to true.",
      "validUntil changed from nothing to 2027-01-01T00:00:00Z.",
      "cacheDuration changed from PT6H to nothing.",
    ]);
  });
});
