import { sites } from "./sites.ts";

const nameIdFormats = [
  "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:entity",
];

const requested = [
  { name: "Role", friendlyName: "RoleEntitlement", required: true },
  { name: "RoleSessionName", friendlyName: "RoleSessionName", required: true },
  { name: "SessionDuration", friendlyName: "SessionDuration", required: false },
];

/**
 * SP metadata of a site in the published shape, with its real entity ID and its real, not the local, ACS
 * location. The site's own signing certificate is left out: role sign-in never uses it.
 */
export function spMetadata(site: keyof typeof sites): string {
  const { entityId, acsUrl } = sites[site];
  const formats = nameIdFormats.map((format) => `<NameIDFormat>${format}</NameIDFormat>`).join("");
  const attributes = requested
    .map(
      ({ name, friendlyName, required }) =>
        `<RequestedAttribute isRequired="${required}" Name="https://www.aliyun.com/SAML-Role/Attributes/${name}" FriendlyName="${friendlyName}"/>`,
    )
    .join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAssertionsSigned="true">${formats}<AssertionConsumerService index="1" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${acsUrl}"/><AttributeConsumingService index="1"><ServiceName xml:lang="en">Alibaba Cloud Console Single Sign-On</ServiceName>${attributes}</AttributeConsumingService></SPSSODescriptor></EntityDescriptor>
`;
}
