import { CloudError } from "@modelstudio-sso/federation";
import type { AccountRef } from "../account/cloud-accounts.ts";
import { inspectAccount } from "../account/inspect-account.ts";
import { noted } from "../audit/record.ts";
import { ownAccount } from "../auth/service-account.ts";
import { reaches } from "../auth/standing.ts";
import type { Services } from "../services.ts";
import { api, signedIn } from "./context.ts";

function accountOf(services: Services, given: Partial<AccountRef>): AccountRef {
  return { site: given.site ?? services.config.site, accountId: given.accountId };
}

export const list = api.account.list.handler(async ({ context }) => {
  const { services, standing } = signedIn(context);
  const configured = services.accounts.list.map((account) => ({ ...account, key: "configured" as const }));
  // A key that does not work is told of by `inspect`; the other accounts do not depend on it.
  const own = await ownAccount(services).catch((error: unknown) => {
    if (error instanceof CloudError) return null;
    throw error;
  });
  const covered = own === null || configured.some(({ accountId }) => accountId === own.accountId);
  const all = covered ? configured : [{ ...own, key: "own" as const }, ...configured];
  return { accounts: all.filter((account) => reaches(standing, account)) };
});

export const inspect = api.account.inspect.handler(({ input, context }) => {
  const { services } = signedIn(context);
  return inspectAccount(services, accountOf(services, input));
});

export const users = api.account.users.handler(async ({ input, context }) => {
  const { services } = signedIn(context);
  return { users: await services.cloud(accountOf(services, input)).listUsers() };
});

export const workspaces = api.account.workspaces.handler(async ({ input, context }) => {
  const { services } = signedIn(context);
  return { workspaces: await services.cloud(accountOf(services, input)).listWorkspaces() };
});

export const createWorkspace = api.account.createWorkspace.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services } = signed;
  const made = await services.cloud(accountOf(services, input)).createWorkspace(input.name);
  await noted(signed, {
    action: "workspace.created",
    subject: { kind: "workspace", id: made.id, name: made.name },
  });
  return made;
});
