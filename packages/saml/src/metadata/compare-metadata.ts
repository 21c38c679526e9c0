import type { CertificateInfo, Endpoint, IdpDescription } from "./types.ts";

type Service = "singleSignOn" | "singleLogout";
type Settled = "validUntil" | "cacheDuration" | "wantAuthnRequestsSigned" | "displayName";

/** One difference between two descriptions of an IdP. `summary` is a sentence for people. */
export type MetadataChange =
  | { kind: "entity-id"; before: string; after: string; summary: string }
  | { kind: "endpoint-added" | "endpoint-removed"; service: Service; endpoint: Endpoint; summary: string }
  | { kind: "certificate-added" | "certificate-removed"; certificate: CertificateInfo; summary: string }
  | {
      kind: "certificate-use";
      sha256: string;
      before: CertificateInfo["use"];
      after: CertificateInfo["use"];
      summary: string;
    }
  | { kind: "setting"; name: Settled; before: string; after: string; summary: string };

/** What changed from one description to another, in a fixed order; empty where nothing did. */
export function compareMetadata(before: IdpDescription, after: IdpDescription): MetadataChange[] {
  return [
    ...entityId(before, after),
    ...certificates(before, after),
    ...endpoints("singleSignOn", before, after),
    ...endpoints("singleLogout", before, after),
    ...settings(before, after),
  ];
}

function entityId(before: IdpDescription, after: IdpDescription): MetadataChange[] {
  if (before.entityId === after.entityId) return [];
  return [
    {
      kind: "entity-id",
      before: before.entityId,
      after: after.entityId,
      summary: `The entityID changed from ${before.entityId} to ${after.entityId}: this is another identity provider.`,
    },
  ];
}

function certificates(before: IdpDescription, after: IdpDescription): MetadataChange[] {
  const had = new Map(before.certificates.map((found) => [`${purpose(found)} ${found.sha256}`, found]));
  const has = new Map(after.certificates.map((found) => [`${purpose(found)} ${found.sha256}`, found]));
  const changes: MetadataChange[] = [];
  for (const [key, certificate] of had) {
    const now = has.get(key);
    if (now === undefined) changes.push(certificateChange("certificate-removed", certificate));
    else if (now.use !== certificate.use) changes.push(useChange(certificate, now));
  }
  for (const [key, certificate] of has) {
    if (!had.has(key)) changes.push(certificateChange("certificate-added", certificate));
  }
  return changes;
}

function purpose(certificate: CertificateInfo): string {
  return certificate.use === "encryption" ? "encryption" : "signing";
}

function certificateChange(
  kind: "certificate-added" | "certificate-removed",
  certificate: CertificateInfo,
): MetadataChange {
  const what = `${purpose(certificate)} certificate ${certificate.sha256.slice(0, 16)}… (${certificate.subject})`;
  const summary =
    kind === "certificate-added"
      ? `New ${what}, valid until ${certificate.notAfter}.`
      : `Gone: ${what}. Responses signed with its key will be refused.`;
  return { kind, certificate, summary };
}

function useChange(before: CertificateInfo, after: CertificateInfo): MetadataChange {
  return {
    kind: "certificate-use",
    sha256: before.sha256,
    before: before.use,
    after: after.use,
    summary: `The use of certificate ${before.sha256.slice(0, 16)}… changed from ${before.use} to ${after.use}.`,
  };
}

function endpoints(service: Service, before: IdpDescription, after: IdpDescription): MetadataChange[] {
  const key = (endpoint: Endpoint) => `${endpoint.binding} ${endpoint.location}`;
  const had = new Set(before[service].map(key));
  const has = new Set(after[service].map(key));
  const word = service === "singleSignOn" ? "sign-on" : "logout";
  const change = (kind: "endpoint-added" | "endpoint-removed", endpoint: Endpoint): MetadataChange => ({
    kind,
    service,
    endpoint,
    summary: `${kind === "endpoint-added" ? "New" : "Gone:"} ${word} endpoint ${endpoint.location} (${endpoint.binding.split(":").at(-1)}).`,
  });
  return [
    ...before[service]
      .filter((found) => !has.has(key(found)))
      .map((found) => change("endpoint-removed", found)),
    ...after[service].filter((found) => !had.has(key(found))).map((found) => change("endpoint-added", found)),
  ];
}

const settled: readonly Settled[] = ["wantAuthnRequestsSigned", "validUntil", "cacheDuration", "displayName"];

function settings(before: IdpDescription, after: IdpDescription): MetadataChange[] {
  return settled.flatMap((name) => {
    const was = String(before[name] ?? "");
    const is = String(after[name] ?? "");
    if (was === is) return [];
    const summary = `${name} changed from ${was || "nothing"} to ${is || "nothing"}.`;
    return [{ kind: "setting" as const, name, before: was, after: is, summary }];
  });
}
