import { faults } from "../../faults/catalogue.ts";
import type { AliyunApplication } from "../../registrations.ts";
import { applicationKey } from "../../registrations.ts";
import type { RehearsalUser } from "../../users.ts";
import { html } from "../html.ts";
import type { Page } from "../page.ts";
import { siteNames } from "./applications.ts";
import { faultSelect } from "./fault-select.ts";

/** Choose what should go wrong, then send or capture it. */
export function breakPage(user: RehearsalUser, applications: readonly AliyunApplication[]): Page {
  const options = applications.map(
    (app) => html`<option value="${applicationKey(app)}">${siteNames[app.site]}, account ${app.accountId},
 provider ${app.providerName}</option>`,
  );
  const form = html`<form class="card" method="get" action="/launch">
<label class="field" for="app">Application</label>
<select id="app" name="app" data-testid="application-select">${options}</select>
${faultSelect()}
<button data-testid="fault-launch">Sign in with it</button>
<button class="quiet" formaction="/captured" data-testid="fault-capture">Capture it instead</button>
</form>`;
  const list = faults.map(({ id, description }) => html`<dt><code>${id}</code></dt><dd>${description}</dd>`);
  const body = html`
<p>Each of these is a way in which a real identity provider goes wrong. A service provider that asks for a
sign-in offers the same list on the sign-in page.</p>
${
  applications.length > 0
    ? form
    : html`<p data-testid="no-applications">No Alibaba Cloud application is configured here yet.</p>`
}
<h2>All faults</h2>
<dl data-testid="fault-list">${list}</dl>`;
  return { title: "Break it on purpose", body, user };
}
