import { diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../../limits.ts";
import { writeMinimalMetadata } from "../minimal-metadata.ts";
import type { MetadataRule } from "./rule.ts";

/** metadata.over-cloud-limit: a warning where the minimal document fits, an error where even it does not. */
export const documentSize: MetadataRule = ({ idp, bytes, now }) => {
  if (bytes <= limits.cloudMetadataBytes) return [];
  const minimal = Buffer.byteLength(writeMinimalMetadata(idp, now).xml);
  const fits = minimal <= limits.cloudMetadataBytes;
  return [
    diagnostic("metadata.over-cloud-limit", {
      detail: fits
        ? `The minimal document that gets registered has ${minimal} bytes and fits. Do not upload the original by hand.`
        : `Even the minimal document has ${minimal} bytes. Remove sign-on endpoints at the identity provider.`,
      want: `at most ${limits.cloudMetadataBytes} bytes`,
      got: `${fits ? bytes : minimal} bytes`,
      severity: fits ? "warning" : "error",
      fixAt: fits ? "service" : "idp",
    }),
  ];
};
