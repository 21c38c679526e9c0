import type { RehearsalUser } from "../../users.ts";
import { html, type SafeHtml } from "../html.ts";
import type { Page } from "../page.ts";
import { faultSelect } from "./fault-select.ts";

/** What the sign-in page shows. */
export interface SignInView {
  users: readonly RehearsalUser[];
  /** The person of the session, chosen beforehand. */
  current?: RehearsalUser | undefined;
  /** The waiting request of a service provider. */
  request?: { handle: string; spEntityId: string } | undefined;
  /** Where to go when there is no such request. */
  next: string;
}

/** Choose who you are. */
export function signInPage(view: SignInView): Page {
  const chosen = view.current ?? view.users[0];
  const body = html`
${view.request && html`<p>To continue to <strong data-testid="service-provider">${view.request.spEntityId}</strong></p>`}
<form class="card" method="post" action="/sign-in" data-testid="sign-in-form">
<fieldset>
<legend>Who signs in?</legend>
${view.users.map((user) => choice(user, user === chosen))}
</fieldset>
${view.request ? requestFields(view.request.handle) : html`<input type="hidden" name="next" value="${view.next}">`}
<button data-testid="sign-in-submit">Sign in</button>
</form>`;
  return { title: "Sign in", body, user: view.current };
}

function choice(user: RehearsalUser, checked: boolean): SafeHtml {
  const groups = user.groups.length > 0 ? user.groups.join(", ") : "no groups";
  return html`<label class="choice">
<input type="radio" name="user" value="${user.id}" required ${checked && html`checked`} data-testid="user-${user.id}">
<span>${user.displayName}<small>${user.email} · ${groups}</small></span>
</label>`;
}

function requestFields(handle: string): SafeHtml {
  return html`<input type="hidden" name="request" value="${handle}">
<details><summary>Break it on purpose</summary>${faultSelect()}</details>`;
}
