import type { Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { html, type SafeHtml } from "../html/html.ts";
import { sendProblem } from "../signin/error-page.ts";
import { formOf, isForeign } from "../signin/web-request.ts";
import type { ConsoleSessionRecord } from "../state/records.ts";
import { type ConsoleVisit, csrfToken, currentVisit } from "./session.ts";

/** The session, or undefined after sending the browser to the logon page. */
export function requireVisit(cloud: Cloud, request: Request, response: Response): ConsoleVisit | undefined {
  const visit = currentVisit(cloud, request);
  if (visit === undefined) response.redirect(302, `/login?next=${encodeURIComponent(request.originalUrl)}`);
  return visit;
}

/** The session of a posted form, or undefined after refusing a form that is not ours. */
export function requireForm(cloud: Cloud, request: Request, response: Response): ConsoleVisit | undefined {
  const visit = requireVisit(cloud, request, response);
  if (visit === undefined) return undefined;
  if (!isForeign(request) && formOf(request).csrf === csrfToken(visit.session)) return visit;
  const message = "The form is out of date. Open the page again.";
  sendProblem(response, { status: 403, code: "InvalidForm", message });
  return undefined;
}

/** Links of the console's bar. */
export function consoleMenu(session: ConsoleSessionRecord): SafeHtml {
  return html`<a href="/console" data-testid="nav-console">Console</a>
<a href="/console/model-studio" data-testid="nav-model-studio">Model Studio</a>
<a href="/console/model-studio/accounts" data-testid="nav-accounts">Accounts</a>
${session.kind === "user" && html`<a href="/console/switch-identity" data-testid="nav-switch-identity">Switch identity</a>`}
<span data-testid="nav-identity">${session.kind === "role" ? `${session.name}/${session.sessionName}` : session.sessionName}</span>
<form method="post" action="/logout"><button class="quiet" type="submit" data-testid="nav-logout">Log off</button></form>`;
}
