import { spMetadata } from "../samples/metadata-samples.ts";
import { makeSigner } from "../support/certificate.ts";
import { keyDescriptor, type MetadataShape, ssoEndpoint } from "../support/metadata.ts";
import { signer, stranger } from "../support/response.ts";
import type { Fault } from "./fault.ts";
import type { Login } from "./login.ts";

function metadata(change: MetadataShape) {
  return (login: Login) => {
    const attributes = (login.metadata.attributes ?? "") + (change.attributes ?? "");
    login.metadata = { ...login.metadata, ...change, attributes };
  };
}

function onTheWay(change: (xml: string) => string) {
  return (login: Login) => {
    login.metadataOnTheWay = change;
  };
}

const idp = ["idp"] as const;
const third = makeSigner({ subject: "third.example.com" });
const signed = (options: Parameters<typeof makeSigner>[0]) => metadata({ signers: [makeSigner(options)] });
const post = ssoEndpoint("post", "https://idp.example.com/sso");

/** What is wrong with the file an IdP's admin hands over. */
export const metadataFaults: readonly Fault[] = [
  {
    name: "certificate expired",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.expired"],
    fixAt: idp,
    seed: signed({ notAfter: "2026-11-01T00:00:00Z" }),
  },
  {
    name: "certificate of next year",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.not-yet-valid"],
    fixAt: idp,
    seed: signed({ notBefore: "2027-01-01T00:00:00Z" }),
  },
  {
    name: "certificate about to expire",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.expiring"],
    fixAt: idp,
    seed: signed({ notAfter: "2026-12-10T00:00:00Z" }),
  },
  {
    name: "RSA of 1024 bits",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.weak-key"],
    fixAt: idp,
    seed: signed({ kind: "rsa-1024" }),
  },
  {
    name: "an Ed25519 key",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.key-type"],
    fixAt: idp,
    seed: signed({ kind: "ed25519" }),
  },
  {
    name: "three certificates",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.too-many"],
    fixAt: idp,
    seed: metadata({ signers: [signer, stranger, third] }),
  },
  {
    name: "no certificate",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.none"],
    fixAt: idp,
    seed: metadata({ signers: [] }),
  },
  {
    name: "only an encryption key",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.none"],
    fixAt: idp,
    seed: metadata({ keys: keyDescriptor(signer.certificate, ' use="encryption"') }),
  },
  {
    name: "a certificate that is none",
    touches: ["metadata:keys"],
    codes: ["metadata.certificate.unreadable", "metadata.certificate.none"],
    fixAt: idp,
    seed: metadata({ keys: keyDescriptor("bm90IGEgY2VydGlmaWNhdGU=") }),
  },
  {
    name: "only SOAP endpoints",
    touches: ["metadata:endpoints"],
    codes: ["metadata.endpoint.none"],
    fixAt: idp,
    seed: metadata({
      sso: '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="https://idp.example.com/soap"/>',
    }),
  },
  {
    name: "an endpoint over http",
    touches: ["metadata:endpoints"],
    codes: ["metadata.endpoint.http"],
    fixAt: idp,
    seed: metadata({ sso: ssoEndpoint("redirect", "http://idp.example.com/sso") }),
  },
  {
    name: "an endpoint that is no address",
    touches: ["metadata:endpoints"],
    codes: ["metadata.endpoint.invalid"],
    fixAt: idp,
    seed: metadata({ sso: post + ssoEndpoint("redirect", "javascript:alert(1)") }),
  },
  {
    name: "validUntil passed",
    touches: ["metadata:valid-until"],
    codes: ["metadata.expired"],
    fixAt: idp,
    seed: metadata({ attributes: ' validUntil="2026-11-22T00:00:00Z"' }),
  },
  {
    name: "validUntil in words",
    touches: ["metadata:valid-until"],
    codes: ["metadata.valid-until.unreadable"],
    fixAt: idp,
    seed: metadata({ attributes: ' validUntil="next year"' }),
  },
  {
    name: "cacheDuration in words",
    touches: ["metadata:cache"],
    codes: ["metadata.cache-duration.unreadable"],
    fixAt: idp,
    seed: metadata({ attributes: ' cacheDuration="6 hours"' }),
  },
  {
    name: "a blank in the entityID",
    touches: ["metadata:entity-id"],
    codes: ["metadata.entity-id.whitespace"],
    fixAt: idp,
    seed: metadata({ entityId: "https://idp.example.com/saml " }),
  },
  {
    name: "no entityID",
    touches: ["metadata:entity-id"],
    codes: ["metadata.entity-id.missing"],
    fixAt: idp,
    seed: metadata({ entityId: "" }),
  },
  {
    name: "SAML 1.1 alone",
    touches: ["metadata:protocol"],
    codes: ["metadata.protocol"],
    fixAt: idp,
    seed: metadata({ protocol: "urn:oasis:names:tc:SAML:1.1:protocol" }),
  },
  {
    name: "an element the schema does not know",
    touches: ["metadata:role"],
    codes: ["metadata.schema"],
    fixAt: idp,
    seed: metadata({ role: "<Surprise/>" }),
  },
  {
    name: "the service provider's file",
    touches: ["metadata"],
    codes: ["metadata.is-sp"],
    fixAt: idp,
    seed: onTheWay(() => spMetadata),
  },
  {
    name: "a sign-in page instead of the file",
    touches: ["metadata"],
    codes: ["metadata.html"],
    fixAt: idp,
    seed: onTheWay(() => "<!DOCTYPE html><html><body>Sign in</body></html>"),
  },
  {
    name: "a file cut off",
    touches: ["metadata"],
    codes: ["metadata.malformed"],
    fixAt: idp,
    seed: onTheWay((xml) => xml.slice(0, -40)),
  },
  {
    name: "a DOCTYPE",
    touches: ["metadata"],
    codes: ["metadata.doctype"],
    fixAt: idp,
    seed: onTheWay((xml) => `<!DOCTYPE a>${xml.replace(/^\uFEFF?(?:<\?xml.*?\?>)?/, "")}`),
  },
  {
    name: "saved as UTF-16 by its first line",
    touches: ["metadata"],
    codes: ["metadata.encoding"],
    fixAt: idp,
    seed: onTheWay(
      (xml) => `<?xml version="1.0" encoding="UTF-16"?>${xml.replace(/^\uFEFF?(?:<\?xml.*?\?>)?/, "")}`,
    ),
  },
];
