import { fromNodeHeaders } from "better-auth/node";
import type { Request } from "express";
import type { Person } from "../operations/context.ts";
import type { Services } from "../services.ts";

export interface Identity {
  person: Person | null;
  organization: { id: string; name: string } | null;
}

/** Tells who sends a request. */
export type Identify = (request: Request) => Promise<Identity>;

/** By session cookie; a person without an organisation is nobody here. */
export function identifyBySession(services: Pick<Services, "auth" | "store">): Identify {
  return async (request) => {
    const session = await services.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (session === null) return { person: null, organization: null };
    const { id, name, email } = session.user;
    const organization = await services.store.organizations.ofUser(id);
    return {
      person: { id, name, email },
      organization: organization === null ? null : { id: organization.id, name: organization.name },
    };
  };
}
