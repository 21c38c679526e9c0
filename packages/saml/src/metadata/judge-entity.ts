import { type Diagnostic, hasErrors } from "@modelstudio-sso/contracts";
import { namespaces } from "../xml/namespaces.ts";
import { schemaFaults } from "../xml/schema.ts";
import { childOf } from "../xml/tree.ts";
import type { FoundEntity } from "./choose-entity.ts";
import { complexEntity } from "./complex-entity.ts";
import { describeIdp } from "./describe-idp.ts";
import { noIdpRole } from "./document-findings.ts";
import { readKeys } from "./read-keys.ts";
import { metadataRules } from "./rules/index.ts";
import type { IdpDescription, MetadataCheckOptions, MetadataReport, ValidatedIdp } from "./types.ts";

/** A report that may carry the trusted description. */
export type JudgedReport = MetadataReport & { validated?: ValidatedIdp };

/** What is known about the document an entity comes from. */
export interface DocumentFacts {
  /** Size as given, in bytes. */
  readonly size: number;
  /** True where the text alone tells that no entity has too many elements, or too deep ones. */
  readonly simple: boolean;
  /** True where a group around the entity is signed. */
  readonly signed: boolean;
  /** SHA-256 of the pinned certificate, where the signature verified with it. */
  readonly signedBy?: string | undefined;
}

/**
 * Reads one entity and applies every rule. Only the role is held against the schema: Entra ID and AD FS put
 * WS-Federation types beside it that no SAML schema knows.
 */
export function judgeEntity(
  { element: entity, inherited }: FoundEntity,
  options: MetadataCheckOptions,
  facts: DocumentFacts,
): JudgedReport {
  const complex = facts.simple ? undefined : complexEntity(entity);
  if (complex !== undefined) return { ok: false, diagnostics: [complex] };
  const role = childOf(entity, namespaces.metadata, "IDPSSODescriptor");
  if (role === undefined) return { ok: false, diagnostics: [noIdpRole(entity)] };
  const faults = schemaFaults("metadata", role.node);
  const keys = readKeys(role);
  const idp = describeIdp({ entity, role, inherited }, keys);
  const signed = facts.signed || childOf(entity, namespaces.signature, "Signature") !== undefined;
  const subject = {
    entity,
    role,
    keys,
    idp,
    schemaFaults: faults,
    unverifiedSignature: signed && facts.signedBy === undefined,
    bytes: facts.size,
    now: options.now,
    purpose: options.purpose ?? "register",
  };
  const diagnostics: Diagnostic[] = [];
  for (const rule of metadataRules) diagnostics.push(...rule(subject));
  const by = facts.signedBy === undefined ? {} : { signedBy: facts.signedBy };
  if (hasErrors(diagnostics)) return { ok: false, idp, diagnostics, ...by };
  return { ok: true, idp, diagnostics, validated: validated(idp), ...by };
}

/** The one place where a description becomes trusted: every rule has just passed. */
function validated(idp: IdpDescription): ValidatedIdp {
  // The brand exists for the compiler alone, so it can only be given by an assertion; this is the only one.
  return idp as ValidatedIdp;
}
