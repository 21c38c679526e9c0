import { planFederation, planInputs } from "@modelstudio-sso/federation";
import { api, federationOf, mustFind, signedIn } from "./context.ts";

export const create = api.plans.create.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  const { document, id, version } = await federationOf(signed, input.id);
  const plan = await planFederation(
    services.cloud(document.site),
    document,
    planInputs(document, services.now()),
  );
  return services.store.plans.add(organization.id, {
    federationId: id,
    federationVersion: version,
    plan,
    by: person.email,
  });
});

export const get = api.plans.get.handler(({ input, context }) => {
  const { services, organization } = signedIn(context);
  return mustFind("plan", input.id, (id) => services.store.plans.get(organization.id, id));
});

export const latest = api.plans.latest.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  return { plan: await signed.services.store.plans.latest(signed.organization.id, federation.id) };
});
