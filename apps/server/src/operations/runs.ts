import { setTimeout as wait } from "node:timers/promises";
import { diagnostic } from "@modelstudio-sso/contracts";
import { planFederation, planInputs, refusalsOf, verifyReport } from "@modelstudio-sso/federation";
import { api, federationOf, mustFind, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

/** How often a follower looks for new events, in milliseconds. */
const followEveryMs = 150;

export const start = api.runs.start.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  const record = await mustFind("plan", input.id, (id) => services.store.plans.get(organization.id, id));
  const { document } = await federationOf(signed, record.federationId);
  const current = await planFederation(
    services.cloud(document.site),
    document,
    planInputs(document, services.now()),
  );
  const refusals = refusalsOf(
    { fingerprint: input.fingerprint, plan: record.plan, acknowledge: input.acknowledge },
    current,
  );
  if (refusals.length > 0) throw new Refused(refusals, "CONFLICT");
  const run = await services.store.runs.start(organization.id, {
    federationId: record.federationId,
    planId: record.id,
    by: person.email,
  });
  if (run === null) {
    throw new Refused(
      [
        diagnostic("request.conflict", {
          detail: "Another run of this federation is still going. Wait for its end.",
        }),
      ],
      "CONFLICT",
    );
  }
  await services.startRun(run.id);
  return run;
});

export const get = api.runs.get.handler(({ input, context }) => {
  const { services, organization } = signedIn(context);
  return mustFind("run", input.id, (id) => services.store.runs.get(organization.id, id));
});

export const list = api.runs.list.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  return { runs: await signed.services.store.runs.list(signed.organization.id, federation.id) };
});

export const events = api.runs.events.handler(async function* ({ input, context, signal }) {
  const { services, organization } = signedIn(context);
  const run = await mustFind("run", input.id, (id) => services.store.runs.get(organization.id, id));
  let last = -1;
  while (signal?.aborted !== true) {
    for (const [seq, event] of await services.store.runs.eventsAfter(run.id, last)) {
      last = seq;
      yield event;
      if (event.type === "run-finished") return;
    }
    await wait(followEveryMs);
  }
});

export const verify = api.runs.verify.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { document } = await federationOf(signed, input.id);
  const { services } = signed;
  return verifyReport(
    await planFederation(services.cloud(document.site), document, planInputs(document, services.now())),
  );
});
