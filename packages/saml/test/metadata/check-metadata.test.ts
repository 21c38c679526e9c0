import { describe, expect, it } from "vitest";
import { checkMetadata } from "../../src/index.ts";
import { aggregate } from "../samples/metadata-samples.ts";
import { makeSigner } from "../support/certificate.ts";
import { idpEntityId, keyDescriptor, metadata, ssoEndpoint } from "../support/metadata.ts";
import { now, signer, stranger } from "../support/response.ts";

const codes = (xml: string | Uint8Array, given = {}) =>
  checkMetadata(xml, { now, ...given }).diagnostics.map((found) => found.code);

describe("what is read from metadata", () => {
  it("describes an identity provider", () => {
    const logout = '<SingleLogoutService Binding="urn:b" Location="https://idp.example.com/slo"/>';
    const name =
      '<Organization><OrganizationName xml:lang="en">x</OrganizationName><OrganizationDisplayName xml:lang="de">Beispiel</OrganizationDisplayName><OrganizationDisplayName xml:lang="en">Example Ltd</OrganizationDisplayName><OrganizationURL xml:lang="en">https://example.com</OrganizationURL></Organization>';
    const xml = metadata({
      signers: [signer],
      role: logout,
      entity: name,
      attributes: ' validUntil="2027-01-01T00:00:00Z" cacheDuration="PT1H"',
    });
    const { ok, idp, diagnostics, validated } = checkMetadata(xml, { now });
    expect(diagnostics).toEqual([]);
    expect(ok).toBe(true);
    expect(validated).toBe(idp);
    expect(idp).toMatchObject({
      entityId: idpEntityId,
      vendor: "generic",
      singleSignOn: [
        { location: "https://idp.example.com/sso" },
        { location: "https://idp.example.com/sso" },
      ],
      singleLogout: [{ binding: "urn:b", location: "https://idp.example.com/slo" }],
      validUntil: "2027-01-01T00:00:00Z",
      cacheDuration: "PT1H",
      wantAuthnRequestsSigned: false,
      displayName: "Example Ltd",
      certificates: [
        {
          sha256: signer.sha256,
          subject: "CN=idp.example.com",
          keyType: "rsa",
          keyBits: 2048,
          use: "signing",
        },
      ],
    });
  });

  it("takes bytes, a byte-order mark, comments and white space in certificates", () => {
    const folded = signer.certificate.replaceAll(/(.{64})/g, "$1\n      ");
    const xml = `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n${metadata({ keys: keyDescriptor(`\n${folded}\n`) })}`;
    expect(codes(Buffer.from(xml))).toEqual([]);
    expect(codes(xml)).toEqual([]);
  });

  it("passes over a style sheet before the root and comments anywhere", () => {
    const styled = `<?xml version="1.0"?>\n<!-- a <? b --><?xml-stylesheet href="x"?>\n${metadata({ signers: [signer], role: "<!-- <?c?> -->" })}<!-- end -->`;
    expect(codes(styled)).toEqual([]);
  });

  it("is not disturbed by WS-Federation roles beside the IdP role", () => {
    const fed =
      '<RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706"><fed:ClaimTypesOffered/></RoleDescriptor>';
    const report = checkMetadata(metadata({ signers: [signer], entity: fed }), { now });
    expect(report.diagnostics).toEqual([]);
    expect(report.idp?.otherContent).toEqual(["RoleDescriptor"]);
  });

  it("does not take a chain's issuer for a key, but two roll-over certificates in one KeyInfo", () => {
    const ca = makeSigner({ subject: "ca.example.com" });
    const leaf = makeSigner({ subject: "leaf.example.com", issuedBy: ca });
    const joined = (one: string, two: string) =>
      keyDescriptor(`${one}</X509Certificate></X509Data><X509Data><X509Certificate>${two}`);
    const chain = checkMetadata(metadata({ keys: joined(leaf.certificate, ca.certificate) }), { now });
    expect(chain.idp?.certificates.map((found) => found.sha256)).toEqual([leaf.sha256]);
    const rollover = checkMetadata(metadata({ keys: joined(signer.certificate, stranger.certificate) }), {
      now,
    });
    expect(rollover.idp?.certificates).toHaveLength(2);
    // A certificate that was renewed over its key seems to have issued the old one, and the other way round.
    const renewed = makeSigner({ subject: signer.subject, over: signer, notAfter: "2041-01-01T00:00:00Z" });
    const same = checkMetadata(metadata({ keys: joined(signer.certificate, renewed.certificate) }), { now });
    expect(same.validated?.certificates.map((found) => found.sha256)).toEqual([
      signer.sha256,
      renewed.sha256,
    ]);
  });

  it("tells certificates apart by all of their text", () => {
    const { certificate } = signer;
    const broken = `AAAA${certificate.slice(4)}`;
    for (const text of [certificate, broken, certificate]) {
      expect(checkMetadata(metadata({ keys: keyDescriptor(text) }), { now }).ok).toBe(text === certificate);
    }
  });

  it("reads so many certificates and no more", () => {
    const many = Array.from({ length: 40 }, (_, at) => keyDescriptor(at < 33 ? "AAAA" : signer.certificate));
    const report = checkMetadata(metadata({ keys: many.join("") }), { now });
    expect(report.idp?.certificates).toEqual([]);
    const found = report.diagnostics.filter(({ code }) => code === "metadata.certificate.unreadable");
    expect(found).toHaveLength(32);
  });

  it.each([
    ["https://www.okta.com/exk1", "okta"],
    ["https://sts.windows.net/00000000-0000-0000-0000-000000000000/", "entra"],
    ["http://adfs.example.com/adfs/services/trust", "adfs"],
    ["https://sso.example.com/realms/corp", "keycloak"],
    ["https://accounts.google.com/o/saml2?idpid=C0", "google"],
    ["https://app.onelogin.com/saml/metadata/1", "onelogin"],
    ["urn:example.eu.auth0.com", "auth0"],
    ["https://idp.example.edu/idp/shibboleth", "shibboleth"],
    ["https://idp.example.edu/simplesaml/saml2/idp/metadata.php", "simplesamlphp"],
    ["https://idp.example.com/whatever", "generic"],
  ])("guesses the product of %s", (entityId, vendor) => {
    expect(checkMetadata(metadata({ signers: [signer], entityId }), { now }).idp?.vendor).toBe(vendor);
  });
});

describe("choosing from an aggregate", () => {
  const other = metadata({ signers: [stranger], entityId: "https://other.example.com" });

  it("takes the only IdP, or the one that is named", () => {
    expect(checkMetadata(aggregate(metadata({ signers: [signer] })), { now }).ok).toBe(true);
    const both = aggregate(metadata({ signers: [signer] }), other);
    const named = checkMetadata(both, { now, entityId: "https://other.example.com" });
    expect(named.ok).toBe(true);
    expect(named.idp?.certificates[0]?.sha256).toBe(stranger.sha256);
    expect(named.entityIds).toEqual([idpEntityId, "https://other.example.com"]);
  });

  it("refuses to guess, also between two of one name", () => {
    const unnamed = checkMetadata(aggregate(metadata({ signers: [signer] }), other), { now });
    expect(unnamed.entityIds).toEqual([idpEntityId, "https://other.example.com"]);
    expect(unnamed.validated).toBeUndefined();
    const twins = aggregate(metadata({ signers: [signer] }), metadata({ signers: [stranger] }));
    expect(codes(twins, { entityId: idpEntityId })).toEqual(["metadata.entity-id.duplicate"]);
  });
});

describe("what decides between warning and error", () => {
  const expired = makeSigner({ subject: "old", notAfter: "2026-11-01T00:00:00Z" });

  it("is mild about an old certificate beside a good one, and where a response is to be verified", () => {
    const beside = checkMetadata(metadata({ signers: [expired, signer] }), { now });
    expect(beside.diagnostics.map((found) => [found.code, found.severity])).toEqual([
      ["metadata.certificate.expired", "warning"],
    ]);
    expect(checkMetadata(metadata({ signers: [expired] }), { now }).validated).toBeUndefined();
    expect(
      checkMetadata(metadata({ signers: [expired] }), { now, purpose: "verify" }).validated,
    ).toBeDefined();
  });

  it("refuses a document whose minimal form is too large for RAM", () => {
    const sso = Array.from({ length: 900 }, (_, at) =>
      ssoEndpoint("post", `https://idp.example.com/sso/${at}`),
    ).join("");
    const report = checkMetadata(metadata({ signers: [signer], sso }), { now });
    expect(report.diagnostics.find((found) => found.code === "metadata.over-cloud-limit")?.severity).toBe(
      "error",
    );
  });

  it("shows an unreadable certificate beside a readable one as a warning", () => {
    const keys = keyDescriptor(signer.certificate) + keyDescriptor("AAAA");
    const report = checkMetadata(metadata({ keys }), { now });
    expect(report.ok).toBe(true);
    expect(report.diagnostics.map((found) => found.code)).toEqual(["metadata.certificate.unreadable"]);
  });
});
