import { keepPlan } from "../audit/keep-plan.ts";
import { api, federationOf, mustFind, signedIn } from "./context.ts";
import { planTowards } from "./planning.ts";

export const create = api.plans.create.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  const { plan } = await planTowards(signed, federation, { kind: "apply", returnsTo: null });
  return keepPlan(signed, federation, { plan, returnsTo: null });
});

export const rollback = api.plans.rollback.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const run = await mustFind("run", input.id, (id) => services.store.runs.get(organization.id, id));
  const federation = await federationOf(signed, run.federationId);
  const { plan } = await planTowards(signed, federation, { kind: "rollback", returnsTo: run.id });
  return keepPlan(signed, federation, { plan, returnsTo: run.id });
});

export const destroy = api.plans.destroy.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  const { plan } = await planTowards(signed, federation, { kind: "destroy", returnsTo: null });
  return keepPlan(signed, federation, { plan, returnsTo: null });
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
