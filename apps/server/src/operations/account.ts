import { inspectAccount } from "../account/inspect-account.ts";
import { noted } from "../audit/record.ts";
import { api, signedIn } from "./context.ts";

export const inspect = api.account.inspect.handler(({ input, context }) =>
  inspectAccount(signedIn(context).services, input.site),
);

export const users = api.account.users.handler(async ({ context }) => {
  const { services } = signedIn(context);
  return { users: await services.cloud(services.config.site).listUsers() };
});

export const workspaces = api.account.workspaces.handler(async ({ context }) => {
  const { services } = signedIn(context);
  return { workspaces: await services.cloud(services.config.site).listWorkspaces() };
});

export const createWorkspace = api.account.createWorkspace.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services } = signed;
  const made = await services.cloud(services.config.site).createWorkspace(input.name);
  await noted(signed, {
    action: "workspace.created",
    subject: { kind: "workspace", id: made.id, name: made.name },
  });
  return made;
});
