import type { Express, Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { beginSession, endSession } from "../console/session.ts";
import { html, type SafeHtml } from "../html/html.ts";
import { sendPage } from "../html/page.ts";
import { defaultDomain } from "../ims/account.ts";
import { isoSeconds } from "../state/identifiers.ts";
import { passwordMatches } from "../state/password.ts";
import type { AccountRecord, UserRecord } from "../state/records.ts";
import { sendProblem } from "./error-page.ts";
import { userExpiry } from "./session-expiry.ts";
import { formOf, isForeign, queryOf } from "./web-request.ts";

/** Logon of RAM users with a password, and logoff. */
export function mountLogin(app: Express, cloud: Cloud): void {
  app.get("/login", (request, response) => {
    showForm(response, { next: localPath(queryOf(request).next), userName: "", account: "" });
  });
  app.post("/login", (request, response) => login(cloud, request, response));
  app.post("/logout", (request, response) => {
    if (!isForeign(request)) endSession(cloud, request, response);
    response.redirect(303, "/login");
  });
}

interface FormState {
  next: string;
  userName: string;
  account: string;
  problem?: string;
}

function login(cloud: Cloud, request: Request, response: Response): void {
  const { userName = "", account: accountText = "", password = "", next } = formOf(request);
  const account = accountByText(cloud, userName.includes("@") ? userName.split("@")[1] : accountText);
  const user = account && cloud.store.get("user", [account.accountId, userName.split("@")[0] ?? ""]);
  const known = user?.passwordHash !== undefined && passwordMatches(password, user.passwordHash);
  if (isForeign(request) || account === undefined || user === undefined || !known) {
    const problem = "The logon name or the password is not correct.";
    showForm(response, { next: localPath(next), userName, account: accountText, problem });
    return;
  }
  if (account.userSso) {
    sendProblem(response, {
      status: 403,
      code: "UserSsoEnabled",
      message: "User-based SSO is on for this account: RAM users sign in at their identity provider.",
    });
    return;
  }
  beginUserSession(cloud, response, { account, user });
  response.redirect(303, localPath(next));
}

function beginUserSession(
  cloud: Cloud,
  response: Response,
  { account, user }: { account: AccountRecord; user: UserRecord },
): void {
  const { accountId } = account;
  cloud.store.transaction(() => {
    const lastLoginDate = isoSeconds(cloud.now());
    cloud.store.put("user", [accountId, user.userName], { ...user, lastLoginDate });
  });
  beginSession(cloud, response, {
    accountId,
    kind: "user",
    name: user.userName,
    roleId: "",
    sessionName: `${user.userName}@${account.alias}`,
    via: "RAM user logon",
    expiry: userExpiry(cloud, accountId),
  });
}

/** An account by ID, alias, or one of its logon domains. */
export function accountByText(cloud: Cloud, text: string | undefined): AccountRecord | undefined {
  const wanted = (text ?? "").trim();
  return cloud.store
    .list("account")
    .find(({ accountId, alias }) =>
      [accountId, alias, defaultDomain(accountId), `${alias}.onaliyun.com`].includes(wanted),
    );
}

/** Only pages of this console may follow a logon. */
function localPath(path: string | undefined): string {
  return path !== undefined && /^\/console(?:[/?]|$)/.test(path) ? path : "/console";
}

function showForm(response: Response, state: FormState): void {
  const body: SafeHtml = html`<section class="card narrow">
<h1>RAM user logon</h1>
${state.problem !== undefined && html`<p class="alarm" role="alert" data-testid="login-error">${state.problem}</p>`}
<form method="post" action="/login" data-testid="login-form">
<input type="hidden" name="next" value="${state.next}">
<label for="userName">User name</label>
<input id="userName" name="userName" type="text" value="${state.userName}" autocomplete="username" required placeholder="user@account-alias" data-testid="login-username">
<label for="account">Account alias or ID</label>
<input id="account" name="account" type="text" value="${state.account}" data-testid="login-account">
<p class="muted">Not needed when the user name ends in @alias.</p>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required data-testid="login-password">
<button type="submit" data-testid="login-submit">Log on</button>
</form>
</section>`;
  sendPage(response, { title: "RAM user logon", body, status: state.problem === undefined ? 200 : 401 });
}
