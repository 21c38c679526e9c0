import type { Diagnostic, DiagnosticCode } from "@modelstudio-sso/contracts";
import { checkMetadata } from "../../src/index.ts";
import { makeSigner, type Signer } from "../support/certificate.ts";
import {
  idpEntityId,
  keyDescriptor,
  type MetadataShape,
  metadata,
  ssoEndpoint,
} from "../support/metadata.ts";
import { now, signedResponse, signer, stranger } from "../support/response.ts";
import { signMetadata } from "../support/sign.ts";
import { third } from "../support/signers.ts";

export type MetadataCode = Extract<DiagnosticCode, `metadata.${string}`>;

/** What a document leads to. */
export interface MetadataOutcome {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

function check(input: string | Uint8Array, entityId?: string): MetadataOutcome {
  return checkMetadata(input, { now, entityId });
}

function shaped(shape: MetadataShape): MetadataOutcome {
  return check(metadata({ signers: [signer], ...shape }));
}

/** Several entities in one file. */
export function aggregate(...entities: string[]): string {
  return `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${entities.join("")}</EntitiesDescriptor>`;
}

/** A single entity, signed by its publisher. */
export function signedMetadata(publisher: Signer): string {
  return signMetadata(metadata({ signers: [signer], attributes: ' ID="_m1"' }), { signer: publisher });
}

export const spMetadata =
  '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:sp"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example.com/acs"/></SPSSODescriptor></EntityDescriptor>';

/** One document for every code of the catalogue; a code without one does not compile. */
export const metadataSamples: Readonly<Record<MetadataCode, () => MetadataOutcome>> = {
  "metadata.not-xml": () => check('{"issuer":"https://idp.example.com"}'),
  "metadata.html": () => check("\n<!DOCTYPE html><html><head><title>Sign in</title></head></html>"),
  "metadata.encoding": () => check(Buffer.from(`\uFEFF${metadata({ signers: [signer] })}`, "utf16le")),
  "metadata.doctype": () =>
    check(`<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>${metadata({ signers: [signer] })}`),
  "metadata.processing-instruction": () => shaped({ role: "<?note?>" }),
  "metadata.malformed": () => check(metadata({ signers: [signer] }).slice(0, -30)),
  "metadata.too-large": () =>
    check(metadata({ signers: [signer], entity: `<!--${"x".repeat(1024 * 1024)}-->` })),
  "metadata.too-complex": () => shaped({ role: "<Extensions>".repeat(70) + "</Extensions>".repeat(70) }),
  "metadata.over-cloud-limit": () => shaped({ entity: `<!--${"x".repeat(110_000)}-->` }),
  "metadata.is-response": () => check(signedResponse()),
  "metadata.wrong-root": () => check('<service xmlns="http://www.w3.org/2007/app"/>'),
  "metadata.is-sp": () => check(spMetadata),
  "metadata.no-idp-role": () =>
    check('<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>'),
  "metadata.several-idp-roles": () => {
    const xml = metadata({ signers: [signer] });
    return check(xml.replace(/<IDPSSODescriptor.*<\/IDPSSODescriptor>/, (role) => role + role));
  },
  "metadata.several-entities": () =>
    check(
      aggregate(
        metadata({ signers: [signer] }),
        metadata({ signers: [stranger], entityId: "https://other.example.com" }),
      ),
    ),
  "metadata.entity-not-found": () =>
    check(aggregate(metadata({ signers: [signer] })), "https://nobody.example.com"),
  "metadata.protocol": () => shaped({ protocol: "urn:oasis:names:tc:SAML:1.1:protocol" }),
  "metadata.schema": () => shaped({ role: "<Surprise/>" }),
  "metadata.signature.unverified": () =>
    shaped({ entity: '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>' }),
  "metadata.signature.invalid": () =>
    checkMetadata(signedMetadata(signer), { now, pinnedCertificate: stranger.certificate }),
  "metadata.signature.missing": () =>
    checkMetadata(metadata({ signers: [signer] }), { now, pinnedCertificate: signer.certificate }),
  "metadata.signature.too-large": () =>
    checkMetadata(Buffer.alloc(10 * 1024 * 1024 + 1, " "), { now, pinnedCertificate: signer.certificate }),
  "metadata.entity-id.duplicate": () =>
    check(aggregate(metadata({ signers: [signer] }), metadata({ signers: [stranger] })), idpEntityId),
  "metadata.cache-duration.unreadable": () => shaped({ attributes: ' cacheDuration="6 hours"' }),
  "metadata.entity-id.missing": () => shaped({ entityId: "" }),
  "metadata.entity-id.too-long": () => shaped({ entityId: `https://idp.example.com/${"x".repeat(1024)}` }),
  "metadata.entity-id.whitespace": () => shaped({ entityId: "https://idp.example.com/saml " }),
  "metadata.expired": () => shaped({ attributes: ' validUntil="2026-11-22T00:00:00Z"' }),
  "metadata.valid-until.unreadable": () => shaped({ attributes: ' validUntil="next year"' }),
  "metadata.endpoint.none": () =>
    shaped({
      sso: '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="https://idp.example.com/soap"/>',
    }),
  "metadata.endpoint.invalid": () =>
    shaped({
      sso:
        ssoEndpoint("post", "https://idp.example.com/sso") + ssoEndpoint("redirect", "javascript:alert(1)"),
    }),
  "metadata.endpoint.http": () => shaped({ sso: ssoEndpoint("redirect", "http://idp.example.com/sso") }),
  "metadata.certificate.none": () => shaped({ signers: [] }),
  "metadata.certificate.unreadable": () => shaped({ keys: keyDescriptor("bm90IGEgY2VydGlmaWNhdGU=") }),
  "metadata.certificate.armoured": () =>
    shaped({
      keys: keyDescriptor(`-----BEGIN CERTIFICATE-----\n${signer.certificate}\n-----END CERTIFICATE-----`),
    }),
  "metadata.certificate.expired": () =>
    shaped({ signers: [makeSigner({ notAfter: "2026-11-01T00:00:00Z" })] }),
  "metadata.certificate.not-yet-valid": () =>
    shaped({ signers: [makeSigner({ notBefore: "2027-01-01T00:00:00Z" })] }),
  "metadata.certificate.expiring": () =>
    shaped({ signers: [makeSigner({ notAfter: "2026-12-10T00:00:00Z" })] }),
  "metadata.certificate.weak-key": () => shaped({ signers: [makeSigner({ kind: "rsa-1024" })] }),
  "metadata.certificate.key-type": () => shaped({ signers: [makeSigner({ kind: "ed25519" })] }),
  "metadata.certificate.sha1": () => shaped({ signers: [makeSigner({ hash: "sha1" })] }),
  "metadata.certificate.too-many": () => shaped({ signers: [signer, stranger, third] }),
};
