import { readInstant } from "../time/instant.ts";
import { bindings, namespaces } from "../xml/namespaces.ts";
import { attribute, childOf, childrenOf, type Element } from "../xml/tree.ts";
import type { MetadataKey } from "./read-keys.ts";
import type { CertificateInfo, Endpoint, IdpDescription, Inherited } from "./types.ts";
import { guessVendor } from "./vendor.ts";

/** Where a description is read from. */
export interface EntitySource {
  readonly entity: Element;
  readonly role: Element;
  readonly inherited: Inherited;
}

/** Reads what an EntityDescriptor says about its IdP. Nothing is judged here; the rules do that. */
export function describeIdp(source: EntitySource, keys: readonly MetadataKey[]): IdpDescription {
  const { entity, role, inherited } = source;
  const entityId = attribute(entity, "entityID") ?? "";
  const singleSignOn = endpoints(role, "SingleSignOnService");
  const singleLogout = endpoints(role, "SingleLogoutService");
  const validUntil = earliest([
    ...inherited.validUntil,
    attribute(entity, "validUntil"),
    attribute(role, "validUntil"),
  ]);
  const cacheDuration =
    attribute(role, "cacheDuration") ?? attribute(entity, "cacheDuration") ?? inherited.cacheDuration;
  const displayName = readDisplayName(entity, role);
  return {
    entityId,
    vendor: guessVendor(entityId, [...singleSignOn, ...singleLogout]),
    singleSignOn,
    singleLogout,
    certificates: keys.flatMap(describeCertificate),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(cacheDuration === undefined ? {} : { cacheDuration }),
    wantAuthnRequestsSigned: /^(?:true|1)$/.test(attribute(role, "WantAuthnRequestsSigned") ?? ""),
    ...(displayName === undefined ? {} : { displayName }),
    otherContent: otherContent(source, singleSignOn),
  };
}

function endpoints(role: Element, name: string): Endpoint[] {
  return childrenOf(role, namespaces.metadata, name).map((element) => ({
    binding: attribute(element, "Binding") ?? "",
    location: attribute(element, "Location") ?? "",
  }));
}

function describeCertificate(key: MetadataKey): CertificateInfo[] {
  if (key.certificate === undefined) return [];
  const { sha256, subject, notBefore, notAfter, keyType, keyBits, pem } = key.certificate;
  return [{ sha256, subject, notBefore, notAfter, keyType, keyBits, use: key.use, pem }];
}

/** An unreadable time wins, so that it is reported and not passed over for a later one. */
function earliest(times: readonly (string | undefined)[]): string | undefined {
  const present = times.filter((time) => time !== undefined);
  const at = (time: string) => readInstant(time) ?? Number.NEGATIVE_INFINITY;
  return present.sort((a, b) => at(a) - at(b))[0];
}

function readDisplayName(entity: Element, role: Element): string | undefined {
  const extensions = childOf(role, namespaces.metadata, "Extensions");
  const names = [
    ...childrenOf(childOf(extensions, namespaces.metadataUi, "UIInfo"), namespaces.metadataUi, "DisplayName"),
    ...childrenOf(
      childOf(entity, namespaces.metadata, "Organization"),
      namespaces.metadata,
      "OrganizationDisplayName",
    ),
  ];
  const isEnglish = ({ attributes }: Element) =>
    attributes.some((found) => found.name === "lang" && found.value === "en");
  const english = names.length < 2 ? names[0] : names.find(isEnglish);
  const text = (english ?? names[0])?.text.trim();
  return text === undefined || text === "" ? undefined : text.slice(0, 200);
}

const registered: ReadonlySet<string> = new Set([
  "KeyDescriptor",
  "SingleSignOnService",
  "SingleLogoutService",
]);

/** Names of what a minimal document leaves out, each once, in document order. */
function otherContent({ entity, role }: EntitySource, singleSignOn: readonly Endpoint[]): string[] {
  const found = new Set<string>();
  for (const child of entity.children) if (child !== role) found.add(child.name);
  for (const { name } of role.children) if (!registered.has(name)) found.add(name);
  for (const { binding } of singleSignOn) {
    if (binding !== bindings.redirect && binding !== bindings.post)
      found.add(`SingleSignOnService ${binding}`);
  }
  return [...found];
}
