import { diagnostic } from "@modelstudio-sso/contracts";
import { namespaces } from "../../xml/namespaces.ts";
import { attribute, childrenOf } from "../../xml/tree.ts";
import type { MetadataRule } from "./rule.ts";

/** metadata.protocol, metadata.several-idp-roles, metadata.schema, metadata.signature.unverified. */
export const documentShape: MetadataRule = ({ entity, role, schemaFaults, unverifiedSignature }) => [
  ...protocol(attribute(role, "protocolSupportEnumeration")),
  ...roles(childrenOf(entity, namespaces.metadata, "IDPSSODescriptor").length),
  ...schemaFaults.map((fault) =>
    diagnostic("metadata.schema", {
      detail: `${fault.reason} A regenerated minimal document is what gets registered, so this alone stops nothing.`,
      path: fault.line === undefined ? "/EntityDescriptor/IDPSSODescriptor" : `line ${fault.line}`,
    }),
  ),
  ...signature(unverifiedSignature),
];

function protocol(supported: string | undefined) {
  if ((supported ?? "").split(/\s+/).includes(namespaces.protocol)) return [];
  return [
    diagnostic("metadata.protocol", {
      detail: "Alibaba Cloud speaks SAML 2.0 only. Switch SAML 2.0 on, or export the SAML 2.0 metadata.",
      path: "/EntityDescriptor/IDPSSODescriptor/@protocolSupportEnumeration",
      want: namespaces.protocol,
      got: (supported ?? "nothing").slice(0, 200),
    }),
  ];
}

function roles(count: number) {
  if (count < 2) return [];
  return [
    diagnostic("metadata.several-idp-roles", {
      detail:
        "RAM takes exactly one IDPSSODescriptor per file. Export the metadata of one sign-on configuration.",
      path: "/EntityDescriptor",
      want: "1 IDPSSODescriptor",
      got: String(count),
    }),
  ];
}

function signature(present: boolean) {
  if (!present) return [];
  return [
    diagnostic("metadata.signature.unverified", {
      detail:
        "The file is signed, but by whom it should be signed is not known here. Trust rests on where you took the file from: compare the certificate fingerprints with the identity provider's admin.",
      path: "/EntityDescriptor/Signature",
    }),
  ];
}
