import {
  type Federation,
  type FederationDocument,
  type Guide,
  type GuideLocale,
  type GuideVendor,
  modelStudioConsole,
} from "@modelstudio-sso/contracts";
import { makeGuide } from "@modelstudio-sso/federation";
import { knownWorkspaces } from "../membership/list-memberships.ts";
import type { Services } from "../services.ts";
import { api, federationOf, signedIn } from "./context.ts";

/** Where a workspace is not known, or there is none yet. */
const usualRegion = "ap-southeast-1";

/** Consoles to land on: that of the first workspace's region first, then each other one with its region. */
async function landingPages(document: FederationDocument, services: Services) {
  const regions = new Map(
    (await knownWorkspaces(services.cloud(document))).map(({ id, region }) => [id, region]),
  );
  const used = document.roles
    .flatMap((role) => role.workspaces)
    .map(({ workspace }) => regions.get(workspace) ?? usualRegion);
  const relayState = modelStudioConsole(document.site, used[0] ?? usualRegion);
  const others = new Map<string, string>();
  for (const region of used) {
    const url = modelStudioConsole(document.site, region);
    if (url !== relayState) others.set(region, url);
  }
  return { relayState, otherRelayStates: [...others].map(([region, url]) => ({ region, url })) };
}

/** The guide of one federation, for whoever may see it. */
export async function guideFor(
  services: Services,
  { document }: Federation,
  input: { locale: GuideLocale; vendor?: GuideVendor | undefined },
): Promise<Guide> {
  const { report } = await services.saml.idpOf(document, services.now());
  const idp = report?.idp;
  return makeGuide(document, {
    locale: input.locale,
    ...(input.vendor === undefined ? {} : { vendor: input.vendor }),
    ...(idp === undefined
      ? {}
      : {
          recognised: idp.vendor,
          idp: { entityId: idp.entityId, endpoints: idp.singleSignOn.map(({ location }) => location) },
        }),
    ...(await landingPages(document, services)),
  });
}

export const guide = api.federations.guide.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  return guideFor(signed.services, await federationOf(signed, input.id), input);
});
