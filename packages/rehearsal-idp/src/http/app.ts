import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { RehearsalIdpError, type RehearsalIdpErrorReason } from "../errors.ts";
import { addApplicationRoutes } from "./application-routes.ts";
import type { PageContext } from "./context.ts";
import { sendPage } from "./page.ts";
import { refusalPage } from "./pages/message.ts";
import { addSignInRoutes } from "./sign-in-routes.ts";
import { stylesheet } from "./stylesheet.ts";

const statusOf: Record<RehearsalIdpErrorReason, number> = {
  "unknown-user": 404,
  "unknown-application": 404,
  "unknown-service-provider": 403,
  "unknown-fault": 400,
  "bad-request": 400,
  "bad-setting": 400,
};

/** The pages of the identity provider as an Express application. */
export function createApp(context: PageContext): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(guard(context.loopbackOnly));
  app.use(express.urlencoded({ extended: false, limit: "256kb" }));
  app.get("/", (_request, response) => response.redirect(303, "/apps"));
  app.get("/style.css", (_request, response) => {
    response.type("css").send(stylesheet);
  });
  app.get("/metadata", (_request, response) => {
    response.type("application/samlmetadata+xml").send(context.metadataXml);
  });
  addSignInRoutes(app, context);
  addApplicationRoutes(app, context);
  app.use((_request, response) => sendPage(response, refusalPage("There is no such page.", 404)));
  app.use(showError);
  return app;
}

/**
 * A provider on the loopback interface answers only to loopback names, so that no web page reaches it under
 * a name of its own; and only our own pages may post the sign-in form.
 */
function guard(loopbackOnly: boolean): RequestHandler {
  return (request, response, next) => {
    response.set("X-Content-Type-Options", "nosniff");
    const host = request.headers.host ?? "";
    const { origin } = request.headers;
    if (loopbackOnly && !isLoopback(host.replace(/:\d+$/, ""))) {
      response.status(421).type("text").send("This server does not answer to that name.\n");
    } else if (
      request.method === "POST" &&
      request.path !== "/sso" &&
      origin &&
      origin !== `http://${host}`
    ) {
      response.status(403).type("text").send("This form may only be sent from its own page.\n");
    } else {
      next();
    }
  };
}

/** Whether a host name or address is this machine's own. */
export function isLoopback(name: string): boolean {
  return name === "localhost" || name === "::1" || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** Express recognises an error handler by its four parameters. */
const showError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof RehearsalIdpError) {
    sendPage(response, refusalPage(error.message, statusOf[error.reason]));
    return;
  }
  const status = isClientError(error) ? error.status : 500;
  const message =
    status === 500 ? "Something went wrong in the identity provider." : "This request cannot be read.";
  sendPage(response, refusalPage(message, status));
};

function isClientError(error: unknown): error is { status: number } {
  if (typeof error !== "object" || error === null || !("status" in error)) return false;
  return typeof error.status === "number" && error.status >= 400 && error.status < 500;
}
