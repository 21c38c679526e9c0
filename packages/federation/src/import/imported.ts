import type { Diagnostic, FederationDocument, FederationRole } from "@modelstudio-sso/contracts";

/** A role that exists, belongs to the source, and cannot be written so that a plan would leave it as it is. */
export interface LeftOut {
  role: string;
  /** Each in a sentence. */
  reasons: string[];
  /** How it would be written if somebody decides that the plan may change it. */
  entry: FederationRole;
}

/** What an import found, as a document and as words. */
export interface Imported {
  /** Without `metadataXml`: that is `metadata`, to be kept in a file beside it. */
  document: FederationDocument;
  metadata: string | null;
  leftOut: LeftOut[];
  findings: Diagnostic[];
  /** Notes on single roles, by name: what the document cannot say about them. */
  notes: ReadonlyMap<string, readonly string[]>;
}
