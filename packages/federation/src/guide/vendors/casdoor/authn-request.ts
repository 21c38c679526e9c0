import type { GuideFacts } from "../../facts.ts";
import { xmlText } from "../../formats/xml.ts";

/**
 * Casdoor answers requests and starts none itself, so the tile carries one. It is always the same: it is unsigned,
 * Casdoor checks its issuer alone and does not look at its time. Source: casdoor, object/saml_idp.go, GetSamlResponse
 * (a request that is not compressed is taken as it is).
 */
export function tileRequest(facts: GuideFacts): string {
  const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_modelstudio" Version="2.0" IssueInstant="2026-01-01T00:00:00Z" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" AssertionConsumerServiceURL="${xmlText(facts.site.acsUrl)}"><saml:Issuer>${xmlText(facts.site.entityId)}</saml:Issuer></samlp:AuthnRequest>`;
  return btoa(xml);
}
