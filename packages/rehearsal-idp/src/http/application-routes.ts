import type { Request, Response, Router } from "express";
import type { RehearsalUser } from "../users.ts";
import { faultOf, type PageContext, signedInUser, text } from "./context.ts";
import { sendPage, sendSelfPostingPage } from "./page.ts";
import { applicationsPage } from "./pages/applications.ts";
import { breakPage } from "./pages/break.ts";
import { capturedPage, chooseCapturePage } from "./pages/captured.ts";
import { handOffPage } from "./pages/hand-off.ts";

type Handler = (request: Request, response: Response, user: RehearsalUser) => void | Promise<void>;

/** What a signed-in person can do. */
export function addApplicationRoutes(router: Router, context: PageContext): void {
  const signedIn = (handler: Handler) => (request: Request, response: Response) => {
    const user = signedInUser(context, request);
    if (user) return handler(request, response, user);
    response.redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
  };
  const { directory } = context; // its lists are replaced on a change: read them for each request
  router.get(
    "/apps",
    signedIn((_request, response, user) => sendPage(response, applicationsPage(user, directory))),
  );
  router.get(
    "/break",
    signedIn((_request, response, user) => sendPage(response, breakPage(user, directory.applications))),
  );
  router.get(
    "/launch",
    signedIn((request, response, user) => launch(context, request, { response, user })),
  );
  router.get(
    "/captured",
    signedIn((request, response, user) => capture(context, request, { response, user })),
  );
}

interface Answer {
  response: Response;
  user: RehearsalUser;
}

/** The IdP-initiated sign-in: a new response, posted by the browser. */
async function launch(context: PageContext, request: Request, { response, user }: Answer): Promise<void> {
  const { app, sp, fault: faultName } = request.query;
  const fault = faultOf(faultName);
  const spEntityId = text(sp);
  const key = text(app);
  const created = await context.issuer.create({
    userId: user.id,
    audience: spEntityId === undefined ? "aliyun" : "sp",
    ...(spEntityId !== undefined && { spEntityId }),
    ...(key !== undefined && { applicationKey: key }),
    ...(fault && { fault }),
  });
  sendSelfPostingPage(response, handOffPage(created));
}

/** The same response, shown and not posted. */
async function capture(context: PageContext, request: Request, { response, user }: Answer): Promise<void> {
  const key = text(request.query.app);
  const { applications } = context.directory;
  if (key === undefined && applications.length !== 1) {
    sendPage(response, chooseCapturePage(user, applications));
    return;
  }
  const app = context.directory.application(key);
  const fault = faultOf(request.query.fault);
  const created = await context.issuer.create({
    userId: user.id,
    audience: "aliyun",
    ...(key !== undefined && { applicationKey: key }),
    ...(fault && { fault }),
  });
  sendPage(response, capturedPage({ user, app, created, fault, madeAt: context.now() }));
}
