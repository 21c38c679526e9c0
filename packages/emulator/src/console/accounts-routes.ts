import type { Express, Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { addMember, removeGrant, removeMember, roleOuterKey, setGrant } from "../modelstudio/membership.ts";
import { sendProblem } from "../signin/error-page.ts";
import { formOf, formValues, queryOf } from "../signin/web-request.ts";
import { ApiError } from "../wire/api-error.ts";
import { sendAccountsPage } from "./accounts-page.ts";
import { mayManageMembers } from "./model-studio-rights.ts";
import type { ConsoleVisit } from "./session.ts";
import { requireForm, requireVisit } from "./visit.ts";

/** Path of System Administration → Accounts. */
export const accountsPath = "/console/model-studio/accounts";

/** The page on which people, not programs, add members and grant workspaces. */
export function mountAccounts(app: Express, cloud: Cloud): void {
  app.get(accountsPath, (request, response) => {
    const visit = requireVisit(cloud, request, response);
    if (visit === undefined || !requireManager(cloud, visit, response)) return;
    const { member: outerKey, workspace: workspaceId } = queryOf(request);
    sendAccountsPage(cloud, visit, { response, editing: { outerKey, workspaceId } });
  });
  const act = (path: string, action: (context: ActionContext) => void) =>
    app.post(`${accountsPath}${path}`, (request, response) => perform(cloud, { request, response }, action));
  act("/add", add);
  act("/permission", permit);
  act("/remove-permission", ({ cloud: { store }, accountId, form }) =>
    removeGrant(store, { accountId, outerKey: form.member ?? "", workspaceId: form.workspace ?? "" }),
  );
  act("/remove", ({ cloud: { store }, accountId, form }) =>
    removeMember(store, accountId, form.member ?? ""),
  );
}

interface ActionContext {
  cloud: Cloud;
  accountId: string;
  request: Request;
  form: Record<string, string>;
}

function perform(
  cloud: Cloud,
  door: { request: Request; response: Response },
  action: (context: ActionContext) => void,
): void {
  const { request, response } = door;
  const visit = requireForm(cloud, request, response);
  if (visit === undefined || !requireManager(cloud, visit, response)) return;
  const context = { cloud, request, accountId: visit.session.accountId, form: formOf(request) };
  try {
    cloud.store.transaction(() => action(context));
    response.redirect(303, accountsPath);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    sendProblem(response, { status: error.status, code: error.code, message: error.message });
  }
}

function requireManager(cloud: Cloud, { principal }: ConsoleVisit, response: Response): boolean {
  if (mayManageMembers(cloud, principal)) return true;
  sendProblem(response, {
    status: 403,
    code: "NoPermission",
    message:
      "You are not authorized to do this operation. Managing members needs management-layer permissions.",
    reason: "no attached policy allows bailiancontrol:CreateUser",
  });
  return false;
}

function add({ cloud, accountId, form }: ActionContext): void {
  const { type, user = "", role = "", displayName = "" } = form;
  const outerKey = type === "role" ? roleOuterKey(role) : user;
  const desk = { store: cloud.store, assumptions: cloud.assumptions, now: cloud.now() };
  addMember(desk, { accountId, outerKey, displayName: displayName.trim() || outerKey });
}

function permit({ cloud, accountId, form, request }: ActionContext): void {
  const { member: outerKey = "", workspace: workspaceId = "", workspaceRole = "" } = form;
  const known = workspaceRole === "Administrator" || workspaceRole === "Visitor";
  setGrant(cloud, {
    accountId,
    outerKey,
    workspaceId,
    workspaceRole: known ? workspaceRole : "",
    pages: known ? [] : formValues(request, "page"),
  });
}
