import { apiContract, diagnostic, type Federation } from "@modelstudio-sso/contracts";
import { implement } from "@orpc/server";
import type { Services } from "../services.ts";
import { Refused } from "./refused.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
}

/** What every operation gets: who asks, for which organisation, and the services. */
export interface RequestContext {
  services: Services;
  /** Also the header X-Request-Id of the answer. */
  requestId: string;
  person: Person | null;
  organization: { id: string; name: string } | null;
}

export interface SignedInContext extends RequestContext {
  person: Person;
  organization: { id: string; name: string };
}

export const api = implement(apiContract).$context<RequestContext>();

/** Operations behind sign-in; `requireRight` has refused everybody else before they run. */
export function signedIn(context: RequestContext): SignedInContext {
  const { person, organization } = context;
  if (person === null || organization === null) {
    throw new Error("An operation that needs sign-in was reached without it.");
  }
  return { ...context, person, organization };
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
  return mustFind("federation", id, (key) =>
    context.services.store.federations.get(context.organization.id, key),
  );
}
