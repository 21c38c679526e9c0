import type { Express, Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { beginSession, type ConsoleVisit, csrfToken } from "../console/session.ts";
import { consoleMenu, requireForm, requireVisit } from "../console/visit.ts";
import { html } from "../html/html.ts";
import { sendPage } from "../html/page.ts";
import { requireMayAssume, roleNotThere } from "../sts/assume-role.ts";
import { ApiError } from "../wire/api-error.ts";
import { sendProblem } from "./error-page.ts";
import { accountByText } from "./login-routes.ts";
import { switchedExpiry } from "./session-expiry.ts";
import { formOf } from "./web-request.ts";

const path = "/console/switch-identity";

/** "Switch Identity": a RAM user takes on a role, by its own permission and the role's trust. */
export function mountSwitchIdentity(app: Express, cloud: Cloud): void {
  app.get(path, (request, response) => {
    const visit = requireVisit(cloud, request, response);
    if (visit !== undefined) showForm(response, visit);
  });
  app.post(path, (request, response) => {
    const visit = requireForm(cloud, request, response);
    if (visit !== undefined) switchTo(cloud, visit, { request, response });
  });
}

function switchTo(cloud: Cloud, visit: ConsoleVisit, door: { request: Request; response: Response }): void {
  const { account: accountText, roleName = "" } = formOf(door.request);
  const { session, principal } = visit;
  try {
    const account = accountByText(cloud, accountText);
    const role = account && cloud.store.get("role", [account.accountId, roleName.trim()]);
    if (role === undefined) throw new ApiError(roleNotThere);
    requireMayAssume(cloud.store, principal, { role, context: {} });
    beginSession(cloud, door.response, {
      accountId: role.accountId,
      kind: "role",
      name: role.roleName,
      roleId: role.roleId,
      sessionName: session.name,
      via: `switched from RAM user ${session.sessionName}`,
      expiry: switchedExpiry(role, new Date(session.expiration), cloud.now()),
    });
    door.response.redirect(303, "/console");
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const by = error.accessDenied?.PolicyType;
    const reasons: Record<string, string> = {
      AccountLevelIdentityBasedPolicy: "no policy of this identity allows sts:AssumeRole on the role",
      AssumeRolePolicy: "the trust policy of the role does not name this identity",
    };
    const reason = by === undefined ? undefined : reasons[by];
    const { status, code, message } = error;
    sendProblem(door.response, { status, code, message, ...(reason === undefined ? {} : { reason }) });
  }
}

function showForm(response: Response, { session }: ConsoleVisit): void {
  const body = html`<section class="card narrow">
<h1>Switch identity</h1>
<form method="post" action="${path}" data-testid="switch-form">
<input type="hidden" name="csrf" value="${csrfToken(session)}">
<label for="account">Account alias or ID</label>
<input id="account" name="account" type="text" required data-testid="switch-account">
<label for="roleName">Role name</label>
<input id="roleName" name="roleName" type="text" required data-testid="switch-role">
<button type="submit" data-testid="switch-submit">Switch</button>
</form>
</section>`;
  sendPage(response, { title: "Switch identity", body, menu: consoleMenu(session) });
}
