import { diagnostic } from "@modelstudio-sso/contracts";
import type { MetadataRule } from "./rule.ts";

/** metadata.certificate.none, .unreadable, .armoured. */
export const certificateReading: MetadataRule = ({ keys }) => {
  const signing = keys.filter((key) => key.use !== "encryption");
  const readable = signing.filter((key) => key.certificate !== undefined);
  const found = keys
    .filter((key) => key.certificate === undefined)
    .map((key) =>
      diagnostic("metadata.certificate.unreadable", {
        detail:
          "The KeyDescriptor holds no X509Certificate, or one that is not base64 of a certificate. Export the metadata again; do not paste it through a chat or an editor that wraps lines.",
        path: key.path,
        want: "base64 of a DER certificate",
        severity: readable.length > 0 ? "warning" : "error",
      }),
    );
  if (readable.length === 0) {
    found.push(
      diagnostic("metadata.certificate.none", {
        detail:
          "Without the public key no login can be verified. Switch response signing on and export again.",
        path: "/EntityDescriptor/IDPSSODescriptor/KeyDescriptor",
        want: 'a KeyDescriptor with use="signing" or without use',
        got: keys.length === 0 ? "no KeyDescriptor" : "none that can sign",
      }),
    );
  }
  const armoured = keys.filter((key) => key.armoured && key.certificate !== undefined);
  return [
    ...found,
    ...armoured.map((key) =>
      diagnostic("metadata.certificate.armoured", {
        detail:
          "Metadata carries bare base64. It was read all the same, and is registered without these lines.",
        path: key.path,
        got: "-----BEGIN CERTIFICATE-----",
      }),
    ),
  ];
};
