import { exportChain } from "../audit/export.ts";
import { noted } from "../audit/record.ts";
import { api, signedIn } from "./context.ts";

export const list = api.audit.list.handler(async ({ input, context }) => {
  const { services, organization } = signedIn(context);
  const events = await services.store.audit.list(organization.id, input);
  const last = events.at(-1);
  return { events, next: events.length === input.limit && last !== undefined ? last.seq : null };
});

export const exportAll = api.audit.export.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const made = await exportChain(
    { store: services.store, signer: services.signer, organizationId: organization.id },
    input.after,
  );
  await noted(signed, { action: "audit.exported", facts: { first: made.first, last: made.last } });
  return made.file;
});

export const state = api.audit.state.handler(async ({ context }) => {
  const { services, organization } = signedIn(context);
  const { audit } = services.store;
  const last = await audit.last(organization.id);
  return {
    first: await audit.first(organization.id),
    last: last.seq,
    head: last.hash,
    key: services.signer.key,
    retentionDays: services.config.auditRetentionDays,
  };
});
