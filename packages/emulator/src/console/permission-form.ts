import type { Cloud } from "../cloud.ts";
import { html, type SafeHtml } from "../html/html.ts";
import { grantsOf } from "../modelstudio/membership.ts";
import type { ConsoleSessionRecord, GrantRecord, MemberRecord } from "../state/records.ts";
import { csrfToken } from "./session.ts";

/** Whose permissions the form is about. */
export interface PermissionSubject {
  session: ConsoleSessionRecord;
  member: MemberRecord;
  /** Set when existing permissions are edited. */
  workspaceId?: string | undefined;
}

/** "Permission +" and "Edit Permissions": a workspace, and a workspace role or single pages. */
export function permissionForm(cloud: Cloud, subject: PermissionSubject): SafeHtml {
  const { session, member, workspaceId } = subject;
  const { accountId, outerKey } = member;
  const grant = grantsOf(cloud.store, accountId, outerKey).find((held) => held.workspaceId === workspaceId);
  const workspaces = cloud.store.list("workspace", [accountId]);
  const title = grant === undefined ? "Permission +" : "Edit Permissions";
  return html`<section class="card" id="permission" data-testid="permission-card">
<h2>${title}: ${member.displayName}</h2>
<form class="permission" method="post" action="/console/model-studio/accounts/permission" data-testid="permission-form">
<input type="hidden" name="csrf" value="${csrfToken(session)}">
<input type="hidden" name="member" value="${outerKey}">
<label for="workspace">Workspace</label>
<select id="workspace" name="workspace" data-testid="permission-workspace">
${workspaces.map((workspace) => html`<option value="${workspace.workspaceId}"${workspace.workspaceId === workspaceId && html` selected`}>${workspace.workspaceName} (${workspace.workspaceId})</option>`)}
</select>
<label for="workspaceRole">Workspace role</label>
<select id="workspaceRole" name="workspaceRole" data-testid="permission-role">
${roleOption("Administrator", "Administrator (all pages of the workspace)", grant)}
${roleOption("Visitor", "Visitor (older consoles: all but user and role management)", grant)}
${roleOption("", "Page permissions, chosen below", grant)}
</select>
<fieldset><legend>Page permissions</legend>
${cloud.assumptions.modelStudio.pagePermissions.map((page) => pageChoice(page, grant))}
</fieldset>
<button type="submit" data-testid="permission-submit">Complete</button>
</form>
</section>`;
}

function roleOption(value: string, label: string, grant: GrantRecord | undefined): SafeHtml {
  return html`<option value="${value}"${grant?.workspaceRole === value && html` selected`}>${label}</option>`;
}

function pageChoice(
  page: { id: string; label: string; published: string },
  grant: GrantRecord | undefined,
): SafeHtml {
  const chosen = grant?.pages.includes(page.id) === true;
  return html`<label class="choice"><input type="checkbox" name="page" value="${page.id}"${chosen && html` checked`} data-testid="permission-page-${page.id}"><span>${page.label} <span class="muted">${page.id} · ${page.published}</span></span></label>`;
}
