import { aggregateGuards } from "./aggregate-guards.ts";
import { contentGuards } from "./content-guards.ts";
import type { Guard } from "./guard.ts";
import { messageGuards } from "./message-guards.ts";
import { metadataContentGuards } from "./metadata-content-guards.ts";
import { metadataFormGuards } from "./metadata-form-guards.ts";
import { metadataSignatureGuards } from "./metadata-signature-guards.ts";
import { signatureGuards } from "./signature-guards.ts";
import { structureGuards } from "./structure-guards.ts";

/** Every guard of the pipeline a response goes through, in its order. */
export const responseGuards: readonly Guard[] = [
  ...messageGuards,
  ...structureGuards,
  ...signatureGuards,
  ...contentGuards,
];

/** Every guard of the pipeline that metadata goes through, in its order. */
export const metadataGuards: readonly Guard[] = [
  ...metadataFormGuards,
  ...aggregateGuards,
  ...metadataSignatureGuards,
  ...metadataContentGuards,
];
