import type { ValidatedIdp } from "@modelstudio-sso/saml";
import samlify from "samlify";

const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

/** This service as a SAML service provider; Alibaba Cloud never sees it. */
export interface OurServiceProvider {
  entityId: string;
  acsUrl: string;
  metadataXml(): string;
}

/** What rehearsals sign in to. */
export function ourServiceProvider(publicUrl: string): OurServiceProvider {
  return serviceProviderOf(`${publicUrl}/saml/metadata.xml`, `${publicUrl}/saml/acs`);
}

/** What people sign in to who run this service. Another entityID, so that no rehearsal's assertion opens the console. */
export function signInServiceProvider(publicUrl: string): OurServiceProvider {
  return serviceProviderOf(`${publicUrl}/saml/sign-in/metadata.xml`, `${publicUrl}/saml/sign-in/acs`);
}

function serviceProviderOf(entityId: string, acsUrl: string): OurServiceProvider {
  const sp = samlify.ServiceProvider({
    entityID: entityId,
    wantAssertionsSigned: true,
    authnRequestsSigned: false,
    assertionConsumerService: [{ Binding: post, Location: acsUrl, isDefault: true }],
  });
  return { entityId, acsUrl, metadataXml: () => sp.getMetadata() };
}

/** A login on its way: where the browser goes, and the ID the answer must name. */
export interface LoginStart {
  requestId: string;
  address: string;
}

/**
 * The address that starts a login at the IdP, with an AuthnRequest in it; `null` where the IdP has no HTTP-Redirect
 * endpoint. The RelayState is the request's own ID: a handle that says nothing to anybody else.
 */
export function startLogin(sp: OurServiceProvider, idp: ValidatedIdp): LoginStart | null {
  const endpoint = idp.singleSignOn.find((candidate) => candidate.binding === redirect);
  if (endpoint === undefined) return null;
  const identityProvider = samlify.IdentityProvider({
    entityID: idp.entityId,
    singleSignOnService: [{ Binding: redirect, Location: endpoint.location }],
    wantAuthnRequestsSigned: false,
  });
  const serviceProvider = samlify.ServiceProvider({
    entityID: sp.entityId,
    authnRequestsSigned: false,
    assertionConsumerService: [{ Binding: post, Location: sp.acsUrl, isDefault: true }],
  });
  const { id, context } = serviceProvider.createLoginRequest(identityProvider, "redirect");
  const address = new URL(context);
  address.searchParams.set("RelayState", id);
  return { requestId: id, address: address.href };
}
