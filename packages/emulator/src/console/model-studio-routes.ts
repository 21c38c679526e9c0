import type { Express, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { html, type SafeHtml } from "../html/html.ts";
import { sendPage } from "../html/page.ts";
import { type OpenWorkspace, openWorkspaces } from "../modelstudio/membership.ts";
import { allowedTarget } from "../signin/relay-state.ts";
import { queryOf } from "../signin/web-request.ts";
import { rightsText } from "./home-routes.ts";
import { isSuperAdministrator } from "./model-studio-rights.ts";
import type { ConsoleVisit } from "./session.ts";
import { consoleMenu, requireVisit } from "./visit.ts";

/** Published text of a console that was opened without membership. */
const deniedText = "You do not have access permissions to this workspace, or the workspace does not exist";

/** The Model Studio console, as far as membership decides what is seen. */
export function mountModelStudio(app: Express, cloud: Cloud): void {
  app.get("/console/model-studio", (request, response) => {
    const visit = requireVisit(cloud, request, response);
    if (visit !== undefined) show(cloud, visit, { response, query: queryOf(request) });
  });
}

interface View {
  response: Response;
  query: Record<string, string>;
}

function show(cloud: Cloud, { session, principal }: ConsoleVisit, { response, query }: View): void {
  const account = cloud.store.get("account", [session.accountId]);
  const superAdministrator = isSuperAdministrator(cloud, principal);
  const open = openWorkspaces(cloud, principal, superAdministrator);
  const wanted = query.workspace ?? "";
  const chosen = wanted === "" ? open[0] : open.find(({ workspace }) => workspace.workspaceId === wanted);
  const target = allowedTarget(query.relayState ?? "");
  const body = html`${
    target !== undefined &&
    html`<section class="card"><p>A real sign-in would open <code data-testid="model-studio-relay-state">${query.relayState}</code></p></section>`
  }
${account?.modelStudioActivated === false ? notActivated(cloud) : html`${workspaceCard(open, chosen)}${superAdministrator && superCard()}`}`;
  sendPage(response, { title: "Model Studio", body, menu: consoleMenu(session) });
}

function workspaceCard(open: OpenWorkspace[], chosen: OpenWorkspace | undefined): SafeHtml {
  return html`<section class="card">
<h1>Model Studio</h1>
${chosen === undefined ? html`<p class="alarm" role="alert" data-testid="model-studio-denied">${deniedText}</p>` : chosenWorkspace(chosen)}
${open.length > 0 && switcher(open, chosen)}
</section>`;
}

function chosenWorkspace({ workspace, workspaceRole, pages }: OpenWorkspace): SafeHtml {
  return html`<dl>
<dt>Workspace</dt><dd data-testid="model-studio-workspace">${workspace.workspaceName}</dd>
<dt>Workspace ID</dt><dd data-testid="model-studio-workspace-id">${workspace.workspaceId}</dd>
<dt>Region</dt><dd data-testid="model-studio-region">${workspace.region}</dd>
<dt>Your permissions</dt><dd data-testid="model-studio-workspace-role">${rightsText({ workspaceRole, pages })}</dd>
</dl>`;
}

function switcher(open: OpenWorkspace[], chosen: OpenWorkspace | undefined): SafeHtml {
  return html`<form method="get" action="/console/model-studio">
<label for="workspace">Switch workspace</label>
<select id="workspace" name="workspace" data-testid="model-studio-switcher">
${open.map((entry) => {
  const { workspaceId, workspaceName } = entry.workspace;
  return html`<option value="${workspaceId}"${entry === chosen && html` selected`}>${workspaceName}</option>`;
})}
</select>
<button type="submit" data-testid="model-studio-switch">Open</button>
</form>`;
}

function superCard(): SafeHtml {
  return html`<section class="card"><p data-testid="model-studio-super-administrator">This identity is a super administrator: it can grant any workspace to anyone, itself included, on the <a href="/console/model-studio/accounts">Accounts</a> page.</p></section>`;
}

function notActivated(cloud: Cloud): SafeHtml {
  return html`<section class="card"><h1>Model Studio</h1><p class="alarm" data-testid="model-studio-not-activated">${cloud.assumptions.modelStudio.notActivated.message}</p></section>`;
}
