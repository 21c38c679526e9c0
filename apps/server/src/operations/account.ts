import { inspectAccount } from "../account/inspect-account.ts";
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

export const createWorkspace = api.account.createWorkspace.handler(({ input, context }) => {
  const { services } = signedIn(context);
  return services.cloud(services.config.site).createWorkspace(input.name);
});
