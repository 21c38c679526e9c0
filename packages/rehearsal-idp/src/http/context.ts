import type { Request } from "express";
import type { AcceptedRequest } from "../authn-request.ts";
import type { Directory } from "../directory.ts";
import { RehearsalIdpError } from "../errors.ts";
import { type Fault, isFault } from "../faults/catalogue.ts";
import type { ResponseIssuer } from "../response/issuer.ts";
import type { RehearsalUser } from "../users.ts";
import { type Handles, readSessionCookie } from "./sessions.ts";

/** What the pages share. */
export interface PageContext {
  directory: Directory;
  issuer: ResponseIssuer;
  now: () => Date;
  url: string;
  metadataXml: string;
  /** Bound to the loopback interface, so only loopback names are answered. */
  loopbackOnly: boolean;
  /** Session handle to user ID. */
  sessions: Handles<string>;
  /** Requests of service providers that wait for a sign-in. */
  waiting: Handles<AcceptedRequest>;
}

/** A parameter that was given once and is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The `fault` parameter; an unknown one is refused, not ignored. */
export function faultOf(value: unknown): Fault | undefined {
  const fault = text(value);
  if (fault === undefined) return undefined;
  if (isFault(fault)) return fault;
  throw new RehearsalIdpError("unknown-fault", `There is no fault "${fault}".`);
}

/** The person of the session cookie, if that person is still in the directory. */
export function signedInUser(context: PageContext, request: Request): RehearsalUser | undefined {
  const userId = context.sessions.get(readSessionCookie(request.headers.cookie), context.now());
  return context.directory.users.find((user) => user.id === userId);
}

/** Where to go after signing in: a path of our own, never another host. */
export function ownPath(context: PageContext, value: unknown): string {
  const path = text(value);
  if (path === undefined || !URL.canParse(path, context.url)) return "/apps";
  const target = new URL(path, context.url);
  return target.origin === new URL(context.url).origin ? `${target.pathname}${target.search}` : "/apps";
}
