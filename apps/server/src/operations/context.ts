import { apiContract, diagnostic, type Federation } from "@modelstudio-sso/contracts";
import { implement } from "@orpc/server";
import type { Caller, Origin, Person } from "../auth/caller.ts";
import { reaches, reachesFederation, type Standing } from "../auth/standing.ts";
import type { Services } from "../services.ts";
import { Refused } from "./refused.ts";

/** What every operation gets: who asks, for which organisation, from where, and the services. */
export interface RequestContext extends Caller {
  services: Services;
  /** Also the header X-Request-Id of the answer. */
  requestId: string;
  origin: Origin;
}

export interface SignedInContext extends RequestContext {
  person: Person;
  organization: { id: string; name: string };
  standing: Standing;
}

export const api = implement(apiContract).$context<RequestContext>();

/** Operations behind sign-in; `requireRight` has refused everybody else before they run. */
export function signedIn(context: RequestContext): SignedInContext {
  const { person, organization, standing } = context;
  if (person === null || organization === null || standing === null) {
    throw new Error("An operation that needs sign-in was reached without it.");
  }
  return { ...context, person, organization, standing };
}

/** Whether a federation is within the caller's accounts, and the one of a key that has only one. */
export function mayReach({ standing }: SignedInContext, federation: Federation): boolean {
  return reachesFederation(standing, federation);
}

/** A document must not lead its writer to an account beyond theirs. `federationId`: it replaces that one's. */
export function mustReachAccount(
  { standing }: SignedInContext,
  { site, accountId }: { site: string; accountId: string },
  federationId?: string,
): void {
  if (reaches(standing, { site, accountId, ...(federationId === undefined ? {} : { federationId }) })) return;
  throw new Refused(
    [
      diagnostic("request.forbidden", {
        detail: "You are limited to other accounts, or your key to another federation.",
        path: "document.accountId",
        got: accountId,
      }),
    ],
    "FORBIDDEN",
  );
}

/** What an audit entry says about a federation. */
export function aboutFederation({ id, document }: Federation) {
  return { federation: id, subject: { kind: "federation", id, name: document.name } };
}

function notFound(what: string): Refused {
  return new Refused(
    [diagnostic("request.not-found", { detail: `There is no such ${what} in your organisation.` })],
    "NOT_FOUND",
  );
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Looks something up by ID; what another organisation owns does not exist here. */
export async function mustFind<T>(
  what: string,
  id: string,
  find: (id: string) => Promise<T | null>,
): Promise<T> {
  const found = uuid.test(id) ? await find(id) : null;
  if (found === null) throw notFound(what);
  return found;
}

export function federationOf(context: SignedInContext, id: string): Promise<Federation> {
  return mustFind("federation", id, async (key) => {
    const found = await context.services.store.federations.get(context.organization.id, key);
    return found !== null && mayReach(context, found) ? found : null;
  });
}
