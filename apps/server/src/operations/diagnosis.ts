import { alibabaSites, type Federation } from "@modelstudio-sso/contracts";
import type { Services } from "../services.ts";
import { api, federationOf, mayReach, type SignedInContext, signedIn } from "./context.ts";

function metadataOf(federation: Federation | null): string | undefined {
  const path = federation?.document.loginPath;
  return path?.kind === "idp" ? path.metadataXml : undefined;
}

/** The organisation's federation whose IdP the response names as its issuer. */
async function federationByIssuer(signed: SignedInContext, issuer: string | undefined) {
  if (issuer === undefined) return null;
  const { services, organization } = signed;
  for (const federation of await services.store.federations.list(organization.id)) {
    if (!mayReach(signed, federation)) continue;
    if ((await services.saml.entityIdOf(federation, services.now())) === issuer) return federation;
  }
  return null;
}

/** The site's sign-in, where employees log in, and our own ACS, where rehearsals do. */
function providersFor(services: Services, federation: Federation) {
  const { entityId, acsUrl } = alibabaSites[federation.document.site];
  const { publicUrl } = services;
  return [
    { entityId, acsUrl },
    { entityId: `${publicUrl}/saml/metadata.xml`, acsUrl: `${publicUrl}/saml/acs` },
  ];
}

export const explain = api.diagnosis.explain.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services } = signed;
  const now = services.now();
  const federation =
    input.federationId === undefined
      ? await federationByIssuer(signed, await services.saml.issuerOf(input.input, now))
      : await federationOf(signed, input.federationId);
  return services.saml.explain(input.input, {
    now,
    redact: input.redact,
    metadataXml: metadataOf(federation),
    ...(federation === null ? {} : { providers: providersFor(services, federation) }),
  });
});
