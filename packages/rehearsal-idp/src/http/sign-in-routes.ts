import type { Request, Response, Router } from "express";
import { acceptRequest } from "../authn-request.ts";
import { faultOf, ownPath, type PageContext, signedInUser, text } from "./context.ts";
import { sendPage, sendSelfPostingPage } from "./page.ts";
import { handOffPage } from "./pages/hand-off.ts";
import { signedOutPage } from "./pages/message.ts";
import { signInPage } from "./pages/sign-in.ts";
import { readSessionCookie, sessionCookie } from "./sessions.ts";

/** Signing in, out, and for a service provider that asked. */
export function addSignInRoutes(router: Router, context: PageContext): void {
  router.get("/sso", (request, response) => startSignIn(context, request, response));
  router.post("/sso", (request, response) => startSignIn(context, request, response));
  router.get("/sign-in", (request, response) => showSignIn(context, request, response));
  router.post("/sign-in", (request, response) => signIn(context, request, response));
  router.get("/sign-out", (request, response) => signOut(context, request, response));
  router.post("/sign-out", (request, response) => signOut(context, request, response));
}

function startSignIn(context: PageContext, request: Request, response: Response): void {
  const isPost = request.method === "POST";
  const from: Record<string, unknown> = isPost ? (request.body ?? {}) : request.query;
  const accepted = acceptRequest(
    { binding: isPost ? "post" : "redirect", samlRequest: from.SAMLRequest, relayState: from.RelayState },
    context.directory,
    `${context.url}/sso`,
  );
  const handle = context.waiting.add(accepted, context.now());
  response.redirect(303, `/sign-in?request=${handle}`);
}

/** Asks every time, also with a session: whoever rehearses wants to try several people. */
function showSignIn(context: PageContext, request: Request, response: Response): void {
  const handle = text(request.query.request);
  const waiting = context.waiting.get(handle, context.now());
  sendPage(
    response,
    signInPage({
      users: context.directory.users,
      current: signedInUser(context, request),
      request: handle && waiting ? { handle, spEntityId: waiting.spEntityId } : undefined,
      next: ownPath(context, request.query.next),
    }),
  );
}

async function signIn(context: PageContext, request: Request, response: Response): Promise<void> {
  const form: Record<string, unknown> = request.body ?? {};
  const user = context.directory.user(text(form.user) ?? "");
  context.sessions.remove(readSessionCookie(request.headers.cookie));
  const session = context.sessions.add(user.id, context.now());
  response.cookie(sessionCookie, session, { httpOnly: true, sameSite: "lax", path: "/" });
  const handle = text(form.request);
  const waiting = context.waiting.get(handle, context.now());
  if (!waiting) {
    response.redirect(303, ownPath(context, form.next));
    return;
  }
  const fault = faultOf(form.fault);
  const created = await context.issuer.create({
    userId: user.id,
    audience: "sp",
    spEntityId: waiting.spEntityId,
    inResponseTo: waiting.id,
    ...(fault && { fault }),
  });
  const { relayState } = waiting;
  sendSelfPostingPage(response, handOffPage({ ...created, ...(relayState !== undefined && { relayState }) }));
}

function signOut(context: PageContext, request: Request, response: Response): void {
  context.sessions.remove(readSessionCookie(request.headers.cookie));
  response.clearCookie(sessionCookie, { httpOnly: true, sameSite: "lax", path: "/" });
  sendPage(response, signedOutPage());
}
