import { type ApiKey, diagnostic } from "@modelstudio-sso/contracts";
import { recorded } from "../audit/record.ts";
import { newApiToken } from "../auth/api-token.ts";
import { api, federationOf, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

/** Whose keys somebody sees and ends: their own, or everybody's with the right to manage people. */
function whose({ standing, person }: SignedInContext): string | undefined {
  return standing.rights.has("manage-people") ? undefined : person.id;
}

const aboutKey = ({ id, name }: ApiKey) => ({ subject: { kind: "key", id, name } });

export const list = api.keys.list.handler(async ({ context }) => {
  const signed = signedIn(context);
  return { keys: await signed.services.store.apiKeys.list(signed.organization.id, whose(signed)) };
});

export const create = api.keys.create.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person, standing } = signed;
  const beyond = input.scopes.filter((scope) => !standing.rights.has(scope));
  if (beyond.length > 0) {
    throw new Refused([
      diagnostic("key.beyond-rights", {
        detail: "Leave out what your own role does not allow.",
        path: "scopes",
        want: [...standing.rights].join(", "),
        got: beyond.join(", "),
      }),
    ]);
  }
  if (input.federationId !== null) await federationOf(signed, input.federationId);
  const { token, start, hash } = newApiToken();
  const expiresAt = new Date(services.now().getTime() + input.expiresInDays * 86_400_000);
  return recorded(signed, async (store, note) => {
    const key = await store.apiKeys.add(organization.id, {
      userId: person.id,
      name: input.name,
      start,
      tokenHash: hash,
      scopes: [...new Set(input.scopes)],
      federationId: input.federationId,
      expiresAt,
    });
    note({
      action: "key.made",
      ...aboutKey(key),
      ...(key.federationId === null ? {} : { federation: key.federationId }),
      facts: { scopes: key.scopes.join(", "), expiresAt: key.expiresAt },
    });
    return { key, token };
  });
});

export const revoke = api.keys.revoke.handler(({ input, context }) => {
  const signed = signedIn(context);
  return recorded(signed, async (store, note) => {
    const isId = /^[0-9a-f-]{36}$/i.test(input.id);
    const key = isId ? await store.apiKeys.revoke(signed.organization.id, input.id, whose(signed)) : null;
    if (key === null) return { revoked: false };
    note({ action: "key.revoked", ...aboutKey(key), facts: { madeBy: key.madeBy } });
    return { revoked: true };
  });
});
