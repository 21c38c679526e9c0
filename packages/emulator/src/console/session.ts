import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import type { Principal } from "../access/principal.ts";
import type { Cloud } from "../cloud.ts";
import type { Expiry } from "../signin/session-expiry.ts";
import { cookieOf } from "../signin/web-request.ts";
import { isoSeconds, randomText } from "../state/identifiers.ts";
import type { ConsoleSessionRecord } from "../state/records.ts";

const cookieName = "sandbox_console";

/** What is known when a session begins. */
export type SessionStart = Omit<
  ConsoleSessionRecord,
  "sessionId" | "loginTime" | "expiration" | "expirationReason"
> & { expiry: Expiry };

/** Stores a console session and sets its cookie. */
export function beginSession(cloud: Cloud, response: Response, start: SessionStart): ConsoleSessionRecord {
  const { expiry, ...rest } = start;
  const session: ConsoleSessionRecord = {
    ...rest,
    sessionId: randomText(40),
    loginTime: isoSeconds(cloud.now()),
    expiration: isoSeconds(expiry.date),
    expirationReason: expiry.reason,
  };
  cloud.store.transaction(() => cloud.store.put("consoleSession", [session.sessionId], session));
  response.cookie(cookieName, session.sessionId, { httpOnly: true, sameSite: "lax", path: "/" });
  return session;
}

/** Ends the browser's session. */
export function endSession(cloud: Cloud, request: Request, response: Response): void {
  const id = cookieOf(request, cookieName);
  if (id !== undefined) cloud.store.transaction(() => cloud.store.delete("consoleSession", [id]));
  response.clearCookie(cookieName, { path: "/" });
}

/** A live session and who it stands for. */
export interface ConsoleVisit {
  session: ConsoleSessionRecord;
  principal: Principal;
}

/** The browser's session, unless it expired or its user or role is gone. */
export function currentVisit(cloud: Cloud, request: Request): ConsoleVisit | undefined {
  const id = cookieOf(request, cookieName);
  const session = id === undefined ? undefined : cloud.store.get("consoleSession", [id]);
  if (session === undefined || Date.parse(session.expiration) <= cloud.now().getTime()) return undefined;
  const principal = principalOf(cloud, session);
  return principal === undefined ? undefined : { session, principal };
}

/** Token that forms carry; a page of another site cannot know it. */
export function csrfToken(session: ConsoleSessionRecord): string {
  return createHash("sha256").update(`form:${session.sessionId}`).digest("base64url");
}

function principalOf(cloud: Cloud, session: ConsoleSessionRecord): Principal | undefined {
  const { accountId, name, sessionName, roleId, policy } = session;
  if (session.kind === "user") {
    const user = cloud.store.get("user", [accountId, name]);
    return user && { kind: "user", accountId, userName: name, userId: user.userId };
  }
  const role = cloud.store.get("role", [accountId, name]);
  if (role?.roleId !== roleId) return undefined;
  const narrowing = policy === undefined ? {} : { policy };
  return { kind: "role", accountId, roleName: name, roleId, sessionName, ...narrowing };
}
