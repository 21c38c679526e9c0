import { certificateAge } from "./certificate-age.ts";
import { certificateCount } from "./certificate-count.ts";
import { certificateReading } from "./certificate-reading.ts";
import { certificateStrength } from "./certificate-strength.ts";
import { documentShape } from "./document-shape.ts";
import { documentSize } from "./document-size.ts";
import { endpointRule } from "./endpoint.ts";
import { entityIdRule } from "./entity-id.ts";
import type { MetadataRule } from "./rule.ts";
import { cacheDuration, validity } from "./validity.ts";

/** Every rule about one IdP's metadata, in the order in which findings are shown. */
export const metadataRules: readonly MetadataRule[] = [
  documentShape,
  entityIdRule,
  validity,
  cacheDuration,
  certificateReading,
  certificateAge,
  certificateStrength,
  certificateCount,
  endpointRule,
  documentSize,
];
