import type { Response } from "express";
import type { Cloud } from "../cloud.ts";
import { html, type SafeHtml } from "../html/html.ts";
import { sendPage } from "../html/page.ts";
import { describeOuterKey, grantsOf, membersOf } from "../modelstudio/membership.ts";
import type { GrantRecord, MemberRecord } from "../state/records.ts";
import { rightsText } from "./home-routes.ts";
import { maySeeRoles, maySeeUsers } from "./model-studio-rights.ts";
import { permissionForm } from "./permission-form.ts";
import { type ConsoleVisit, csrfToken } from "./session.ts";
import { consoleMenu } from "./visit.ts";

const path = "/console/model-studio/accounts";

/** What the page is asked to show besides the list. */
export interface AccountsView {
  response: Response;
  /** Member, and workspace if its permissions exist already, whose form is open. */
  editing: { outerKey?: string | undefined; workspaceId?: string | undefined };
}

/** System Administration → Accounts: members, their permissions, and the forms to change them. */
export function sendAccountsPage(cloud: Cloud, visit: ConsoleVisit, view: AccountsView): void {
  const { session } = visit;
  const members = membersOf(cloud.store, session.accountId);
  const edited = members.find((member) => member.outerKey === view.editing.outerKey);
  const body = html`<section class="card">
<h1>System Administration · Accounts</h1>
<p class="muted">Adding a user registers it; it can enter a workspace only after a permission is granted.</p>
${members.length === 0 ? html`<p data-testid="accounts-empty">No members yet.</p>` : memberTable(cloud, visit, members)}
</section>
${
  edited !== undefined &&
  permissionForm(cloud, { session, member: edited, workspaceId: view.editing.workspaceId })
}
${addForm(cloud, visit)}`;
  sendPage(view.response, { title: "Accounts", body, menu: consoleMenu(session) });
}

function memberTable(cloud: Cloud, visit: ConsoleVisit, members: MemberRecord[]): SafeHtml {
  return html`<table data-testid="accounts-members">
<thead><tr><th scope="col">Display name</th><th scope="col">Type</th><th scope="col">Name</th><th scope="col">Permissions</th><th scope="col">Actions</th></tr></thead>
<tbody>${members.map((member) => memberRow(cloud, visit, member))}</tbody>
</table>`;
}

function memberRow(cloud: Cloud, { session }: ConsoleVisit, member: MemberRecord): SafeHtml {
  const { accountId, outerKey } = member;
  const known = describeOuterKey(cloud.store, accountId, outerKey);
  const grants = grantsOf(cloud.store, accountId, outerKey);
  return html`<tr data-testid="member-${outerKey}">
<td data-testid="member-display-name">${member.displayName}</td>
<td>${known?.type ?? "deleted"}</td>
<td data-testid="member-name">${known?.name ?? ""}<br><code class="muted">${outerKey}</code></td>
<td>${grants.length === 0 && html`<span class="muted">none</span>`}${grants.map((grant) => grantLine(cloud, session, grant))}</td>
<td><div class="row">
<a href="${path}?member=${outerKey}#permission" data-testid="permission-add-${outerKey}">Permission +</a>
<form method="post" action="${path}/remove">
<input type="hidden" name="csrf" value="${csrfToken(session)}"><input type="hidden" name="member" value="${outerKey}">
<button class="quiet" type="submit" data-testid="member-remove-${outerKey}">Remove</button>
</form></div></td>
</tr>`;
}

function grantLine(cloud: Cloud, session: ConsoleVisit["session"], grant: GrantRecord): SafeHtml {
  const { outerKey, workspaceId } = grant;
  const workspace = cloud.store.get("workspace", [grant.accountId, workspaceId]);
  return html`<div data-testid="grant-${outerKey}-${workspaceId}">
${workspace?.workspaceName ?? workspaceId}: <strong>${rightsText(grant)}</strong>
<div class="row"><a href="${path}?member=${outerKey}&amp;workspace=${workspaceId}#permission" data-testid="permission-edit-${outerKey}-${workspaceId}">Edit Permissions</a>
<form method="post" action="${path}/remove-permission">
<input type="hidden" name="csrf" value="${csrfToken(session)}"><input type="hidden" name="member" value="${outerKey}"><input type="hidden" name="workspace" value="${workspaceId}">
<button class="quiet" type="submit" data-testid="permission-remove-${outerKey}-${workspaceId}">Remove</button>
</form></div>
</div>`;
}

function addForm(cloud: Cloud, { session, principal }: ConsoleVisit): SafeHtml {
  const { accountId } = session;
  const users = maySeeUsers(cloud, principal) ? cloud.store.list("user", [accountId]) : [];
  const roles = maySeeRoles(cloud, principal) ? cloud.store.list("role", [accountId]) : [];
  return html`<section class="card">
<h2>Add User</h2>
<form class="add-user" method="post" action="${path}/add" data-testid="add-user-form">
<input type="hidden" name="csrf" value="${csrfToken(session)}">
<label for="type">Type</label>
<select id="type" name="type" data-testid="add-user-type"><option value="user">RAM User</option><option value="role">RAM Role</option></select>
<div class="for-user"><label for="user">RAM user</label>
<select id="user" name="user" data-testid="add-user-user">${users.map((user) => html`<option value="${user.userId}">${user.userName} (${user.userId})</option>`)}</select></div>
<div class="for-role"><label for="role">RAM role</label>
<select id="role" name="role" data-testid="add-user-role">${roles.map((role) => html`<option value="${role.roleId}">${role.roleName} (${role.roleId})</option>`)}</select></div>
<label for="displayName">Display Name</label>
<input id="displayName" name="displayName" type="text" maxlength="64" required data-testid="add-user-display-name">
<button type="submit" data-testid="add-user-submit">Add User</button>
</form>
</section>`;
}
