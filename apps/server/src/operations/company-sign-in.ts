import {
  type CompanySignIn,
  type CompanySignInSettings,
  changedFields,
  type Diagnostic,
  hasErrors,
} from "@modelstudio-sso/contracts";
import { recorded } from "../audit/record.ts";
import { idpUnusable } from "../company-sign-in/judge-sign-in.ts";
import { signInServiceProvider, startLogin } from "../saml/service-provider.ts";
import type { Services } from "../services.ts";
import { sha256 } from "../storage/audit.ts";
import { api, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

async function described(
  services: Services,
  organizationId: string,
  settings: CompanySignInSettings,
): Promise<CompanySignIn> {
  const { entityId, acsUrl } = signInServiceProvider(services.publicUrl);
  const { metadataXml } = settings;
  return {
    ...settings,
    check:
      metadataXml === null
        ? null
        : await services.saml.describeMetadata(metadataXml, { now: services.now() }),
    serviceProvider: { entityId, acsUrl, metadataUrl: entityId },
    signInUrl: `${services.publicUrl}/sign-in?organization=${organizationId}`,
  };
}

/** What stands against signing in by this metadata. */
async function objections(services: Services, metadataXml: string | null): Promise<Diagnostic[]> {
  if (metadataXml === null) return [idpUnusable("Bring the identity provider's metadata first.")];
  const { diagnostics } = await services.saml.describeMetadata(metadataXml, { now: services.now() });
  const errors = diagnostics.filter((found) => hasErrors([found]));
  if (errors.length > 0) return errors;
  const idp = await services.saml.trustedIdp(metadataXml, services.now());
  if (idp !== undefined && startLogin(signInServiceProvider(services.publicUrl), idp) !== null) return [];
  return [idpUnusable("It has no sign-on endpoint with the HTTP-Redirect binding, by which sign-in begins.")];
}

export const settings = api.companySignIn.settings.handler(async ({ context }) => {
  const { services, organization } = signedIn(context);
  const stored = await services.store.companySignIn.get(organization.id);
  return described(services, organization.id, stored);
});

export const saveSettings = api.companySignIn.saveSettings.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const stored = await services.store.companySignIn.get(organization.id);
  // Metadata that has grown too old must not keep an owner from switching it off.
  const looksAnew = input.metadataXml !== stored.metadataXml || (input.enabled && !stored.enabled);
  if (looksAnew && (input.enabled || input.metadataXml !== null)) {
    const found = await objections(services, input.metadataXml);
    if (found.length > 0) throw new Refused(found);
  }
  await recorded(signed, async (store, note) => {
    const changes = changedFields(await store.companySignIn.get(organization.id), input, sha256);
    if (changes.length === 0) return;
    await store.companySignIn.save(organization.id, input);
    note({
      action: "organization.settings-changed",
      changes: changes.map((change) => ({ ...change, path: `companySignIn.${change.path}` })),
    });
  });
  if (input.enabled && services.sandbox !== null) {
    const { entityId, acsUrl } = signInServiceProvider(services.publicUrl);
    await services.sandbox.idp.registerServiceProvider({ entityId, acsUrl });
  }
  return described(services, organization.id, input);
});
