import type { GuideFacts } from "./facts.ts";
import { xmlText } from "./formats/xml.ts";

/**
 * The least metadata an IdP needs of Alibaba Cloud: audience and ACS. Alibaba Cloud's own document holds the same and
 * a certificate for requests it does not send.
 */
export function leastSpMetadata(facts: GuideFacts): string {
  return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${xmlText(facts.site.entityId)}"><SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat><AssertionConsumerService index="1" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${xmlText(facts.site.acsUrl)}"/></SPSSODescriptor></EntityDescriptor>`;
}
