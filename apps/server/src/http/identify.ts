import { fromNodeHeaders } from "better-auth/node";
import type { Request } from "express";
import { bearerToken, isApiToken, tokenHash } from "../auth/api-token.ts";
import { type Caller, nobody, type Origin } from "../auth/caller.ts";
import { standingOfKey, standingOfMember } from "../auth/standing.ts";
import type { Services } from "../services.ts";
import { browserHash } from "./browser-hash.ts";

/** Tells who sends a request. */
export type Identify = (request: Request) => Promise<Caller>;

/** The address as Express tells it: the connection's own, or what a proxy says that the configuration trusts. */
export function originOf(request: Pick<Request, "ip" | "headers">): Origin {
  const agent = request.headers["user-agent"];
  return {
    address: request.ip ?? null,
    browser: agent === undefined ? null : browserHash(agent),
  };
}

/** Whether a request shows a bearer token, in which case no cookie counts. */
export function showsToken(request: Pick<Request, "headers">): boolean {
  return bearerToken(request.headers.authorization) !== null;
}

async function byKey({ store }: Pick<Services, "store">, token: string): Promise<Caller> {
  const key = isApiToken(token) ? await store.apiKeys.inForce(tokenHash(token)) : null;
  if (key === null) return { ...nobody, keyRejected: true };
  const { person, organization } = key;
  return { ...nobody, person, organization, standing: standingOfKey(key) };
}

/** By API key where one is shown, else by session cookie; a person without an organisation may do nothing. */
export function identifyCaller(services: Pick<Services, "auth" | "store">): Identify {
  return async (request) => {
    const token = bearerToken(request.headers.authorization);
    if (token !== null) return byKey(services, token);
    const session = await services.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (session === null) return nobody;
    const { id, name, email } = session.user;
    const person = { id, name, email };
    const membership = await services.store.organizations.ofUser(id);
    if (membership === null) return { ...nobody, person };
    return {
      ...nobody,
      person,
      organization: membership.organization,
      standing: standingOfMember(membership),
      sessionId: session.session.id,
    };
  };
}
