import { setTimeout as wait } from "node:timers/promises";
import { diagnostic } from "@modelstudio-sso/contracts";
import { refusalsOf, verifyReport } from "@modelstudio-sso/federation";
import { keepRun } from "../audit/keep-plan.ts";
import { approvalRefusals } from "./approvals.ts";
import { api, federationOf, mustFind, signedIn } from "./context.ts";
import { planTowards } from "./planning.ts";
import { Refused } from "./refused.ts";

/** How often a follower looks for new events, in milliseconds. */
const followEveryMs = 150;

export const start = api.runs.start.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const record = await mustFind("plan", input.id, (id) => services.store.plans.get(organization.id, id));
  const federation = await federationOf(signed, record.federationId);
  const { kind } = record.plan;
  const { plan: current, document } = await planTowards(signed, federation, {
    kind,
    returnsTo: record.returnsTo,
  });
  const { fingerprint, acknowledge } = input;
  const refusals = [
    ...refusalsOf({ fingerprint, plan: record.plan, acknowledge }, current),
    ...(await approvalRefusals(signed, record, current)),
  ];
  if (refusals.length > 0) throw new Refused(refusals, "CONFLICT");
  const run = await keepRun(signed, federation, { record, document, acknowledge });
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
  const federation = await federationOf(signed, input.id);
  return verifyReport((await planTowards(signed, federation, { kind: "apply", returnsTo: null })).plan);
});
