import type { Diagnostic } from "@modelstudio-sso/contracts";
import type { SchemaFault } from "../../xml/schema.ts";
import type { Element } from "../../xml/tree.ts";
import type { MetadataKey } from "../read-keys.ts";
import type { IdpDescription } from "../types.ts";

/** All that a rule about one IdP's metadata may look at. */
export interface MetadataSubject {
  readonly entity: Element;
  readonly role: Element;
  readonly keys: readonly MetadataKey[];
  readonly idp: IdpDescription;
  readonly schemaFaults: readonly SchemaFault[];
  /** Whether the document carries a signature that nobody checked. */
  readonly unverifiedSignature: boolean;
  /** Size of the document as given, in bytes. */
  readonly bytes: number;
  readonly now: Date;
  /** What the metadata is needed for. */
  readonly purpose: "register" | "verify";
}

/** One kind of question about metadata; answers with every finding it has. */
export type MetadataRule = (subject: MetadataSubject) => Diagnostic[];
