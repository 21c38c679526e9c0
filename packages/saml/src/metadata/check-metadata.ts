import { type Diagnostic, diagnostic, hasErrors } from "@modelstudio-sso/contracts";
import type { XmlDocument } from "libxml2-wasm";
import { limits } from "../limits.ts";
import { encodeUtf8 } from "../xml/bytes.ts";
import { namespaces } from "../xml/namespaces.ts";
import { parseXml } from "../xml/parse.ts";
import { type SchemaFault, schemaFaults } from "../xml/schema.ts";
import { attribute, childOf, type Element, readTree, TooDeep } from "../xml/tree.ts";
import { chooseEntity } from "./choose-entity.ts";
import { describeIdp } from "./describe-idp.ts";
import { readDocument } from "./read-document.ts";
import { readKeys } from "./read-keys.ts";
import { metadataRules } from "./rules/index.ts";
import { schemaTarget } from "./schema-target.ts";
import type { IdpDescription, MetadataCheckOptions, MetadataReport, ValidatedIdp } from "./types.ts";

/**
 * Reads and judges a metadata document of an IdP (SAML metadata 2.3, 2.4.3). Never throws.
 *
 * All findings of one run are reported together. `idp` is present as soon as one IdP can be told,
 * `validated` only where no finding is an error: it is the sole source of {@link ValidatedIdp}.
 * Keys come from the IDPSSODescriptor alone, never from another role of the entity.
 */
export function checkMetadata(
  bytes: Uint8Array | string,
  options: MetadataCheckOptions,
): MetadataReport & { validated?: ValidatedIdp } {
  const text = readDocument(bytes);
  if (text.refused !== undefined) return failed([text.refused]);
  const parsed = parseXml(text.bytes);
  if (parsed.fault !== undefined) return failed([malformed(parsed.fault.reason, parsed.fault.line)]);
  try {
    const size = typeof bytes === "string" ? encodeUtf8(bytes).length : bytes.length;
    return checkDocument(parsed.document, { ...options, size });
  } catch (cause) {
    if (cause instanceof TooDeep) return failed([tooDeep()]);
    throw cause;
  } finally {
    parsed.document.dispose();
  }
}

type DocumentOptions = MetadataCheckOptions & { size: number };

function checkDocument(document: XmlDocument, options: DocumentOptions) {
  const root = readTree(document.root);
  const chosen = chooseEntity(root, options.entityId);
  const ids = chosen.entityIds === undefined ? {} : { entityIds: chosen.entityIds };
  if (chosen.entity === undefined) return { ...failed(chosen.diagnostics), ...ids };
  const role = childOf(chosen.entity, namespaces.metadata, "IDPSSODescriptor");
  if (role === undefined) return { ...failed([noIdpRole(chosen.entity)]), ...ids };
  const faults = schemaOf(document, root, chosen.entity);
  return { ...judge(chosen.entity, role, { ...options, faults }), ...ids };
}

/** Only the role is validated: Entra ID and AD FS put WS-Federation types beside it that no SAML schema knows. */
function schemaOf(document: XmlDocument, root: Element, entity: Element): SchemaFault[] {
  const target = schemaTarget(document.root, root, entity);
  return target === undefined ? [] : schemaFaults("metadata", target);
}

function judge(entity: Element, role: Element, given: DocumentOptions & { faults: SchemaFault[] }) {
  const keys = readKeys(role);
  const idp = describeIdp(entity, role, keys);
  const subject = {
    entity,
    role,
    keys,
    idp,
    schemaFaults: given.faults,
    bytes: given.size,
    now: given.now,
    purpose: given.purpose ?? "register",
  };
  const diagnostics = metadataRules.flatMap((rule) => rule(subject));
  if (hasErrors(diagnostics)) return { ok: false, idp, diagnostics };
  return { ok: true, idp, diagnostics, validated: validated(idp) };
}

/** The one place where a description becomes trusted: every rule has just passed. */
function validated(idp: IdpDescription): ValidatedIdp {
  // The brand exists for the compiler alone, so it can only be given by an assertion; this is the only one.
  return idp as ValidatedIdp;
}

function failed(diagnostics: Diagnostic[]): MetadataReport {
  return { ok: false, diagnostics };
}

function malformed(reason: string, line: number | undefined): Diagnostic {
  return diagnostic("metadata.malformed", {
    detail: `${reason}. The file was cut or edited: download it again.`,
    ...(line === undefined ? {} : { path: `line ${line}` }),
  });
}

function tooDeep(): Diagnostic {
  return diagnostic("metadata.too-complex", {
    detail: "Elements lie deeper within each other than any metadata needs.",
    want: `at most ${limits.depth} levels`,
  });
}

function noIdpRole(entity: Element): Diagnostic {
  const entityId = attribute(entity, "entityID") ?? "the entity";
  if (childOf(entity, namespaces.metadata, "SPSSODescriptor") !== undefined) {
    return diagnostic("metadata.is-sp", {
      detail: `${entityId.slice(0, 200)} is an application that signs in elsewhere. What is needed is the metadata of the identity provider; giving it this service's or Alibaba Cloud's file is the other direction.`,
      path: "/EntityDescriptor",
      want: "IDPSSODescriptor",
      got: "SPSSODescriptor",
    });
  }
  return diagnostic("metadata.no-idp-role", {
    detail: "The entity has no IDPSSODescriptor. Export the SAML 2.0 identity provider metadata.",
    path: "/EntityDescriptor",
    want: "IDPSSODescriptor",
    got:
      entity.children
        .map((child) => child.name)
        .join(", ")
        .slice(0, 200) || "nothing",
  });
}
