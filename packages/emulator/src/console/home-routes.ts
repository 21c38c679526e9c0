import type { Express, Response } from "express";
import { attachmentsOf } from "../access/evaluate.ts";
import { principalArn } from "../access/principal.ts";
import type { Cloud } from "../cloud.ts";
import { html, type SafeHtml } from "../html/html.ts";
import { sendPage } from "../html/page.ts";
import { type OpenWorkspace, openWorkspaces } from "../modelstudio/membership.ts";
import { isSuperAdministrator } from "./model-studio-rights.ts";
import type { ConsoleVisit } from "./session.ts";
import { consoleMenu, requireVisit } from "./visit.ts";

/** The console's home: who one is, since when, until when, with which rights. */
export function mountHome(app: Express, cloud: Cloud): void {
  app.get("/console", (request, response) => {
    const visit = requireVisit(cloud, request, response);
    if (visit !== undefined) showHome(cloud, visit, response);
  });
}

function showHome(cloud: Cloud, visit: ConsoleVisit, response: Response): void {
  const { session, principal } = visit;
  const policies = attachmentsOf(cloud.store, principal);
  const workspaces = openWorkspaces(cloud, principal, isSuperAdministrator(cloud, principal));
  const body = html`${identityCard(cloud, visit)}
<section class="card">
<h2>Attached policies</h2>
${policies.length === 0 && html`<p class="muted" data-testid="console-no-policies">None.</p>`}
<ul>${policies.map((held) => html`<li data-testid="console-policy">${held.policyName} <span class="muted">(${held.policyType})</span></li>`)}</ul>
</section>
<section class="card" data-testid="console-workspaces">
<h2>Model Studio workspaces</h2>
${workspaces.length === 0 ? html`<p class="muted" data-testid="console-no-workspaces">This identity is not a member of any workspace.</p>` : workspaceTable(workspaces)}
</section>`;
  sendPage(response, { title: "Console", body, menu: consoleMenu(session) });
}

function identityCard(cloud: Cloud, { session, principal }: ConsoleVisit): SafeHtml {
  const account = cloud.store.get("account", [session.accountId]);
  const isRole = session.kind === "role";
  const rows: [string, string, string][] = [
    ["Account", "console-account", session.accountId],
    ["Account alias", "console-alias", account?.alias ?? ""],
    [isRole ? "Role" : "RAM user", isRole ? "console-role" : "console-user", session.name],
    [
      isRole ? "Role ARN" : "User ARN",
      isRole ? "console-role-arn" : "console-user-arn",
      principalArn(principal),
    ],
    [isRole ? "Role session name" : "Logon name", "console-session-name", session.sessionName],
    ["Signed in by", "console-via", session.via],
    ["Logon time", "console-login-time", session.loginTime],
    ["Session ends", "console-expiry", session.expiration],
    ["Decided by", "console-expiry-reason", session.expirationReason],
  ];
  return html`<section class="card" data-testid="console-identity">
<h1>Welcome</h1>
<dl>${rows.map(([label, id, value]) => html`<dt>${label}</dt><dd data-testid="${id}">${value}</dd>`)}</dl>
</section>`;
}

function workspaceTable(workspaces: OpenWorkspace[]): SafeHtml {
  return html`<table>
<thead><tr><th scope="col">Workspace</th><th scope="col">Region</th><th scope="col">Permissions</th></tr></thead>
<tbody>${workspaces.map(
    (open) => html`<tr data-testid="console-workspace-${open.workspace.workspaceId}">
<td><a href="/console/model-studio?workspace=${open.workspace.workspaceId}">${open.workspace.workspaceName}</a><br><code class="muted">${open.workspace.workspaceId}</code></td>
<td>${open.workspace.region}</td>
<td data-testid="console-workspace-role-${open.workspace.workspaceId}">${rightsText(open)}</td>
</tr>`,
  )}</tbody>
</table>`;
}

/** `Administrator`, `Visitor`, or the chosen page permissions. */
export function rightsText({ workspaceRole, pages }: Pick<OpenWorkspace, "workspaceRole" | "pages">): string {
  return [workspaceRole, ...pages].filter((text) => text !== "").join(", ") || "read only";
}
