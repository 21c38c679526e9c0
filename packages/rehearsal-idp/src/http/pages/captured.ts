import type { Fault } from "../../faults/catalogue.ts";
import type { AliyunApplication } from "../../registrations.ts";
import { applicationKey } from "../../registrations.ts";
import type { CreatedResponse } from "../../types.ts";
import type { RehearsalUser } from "../../users.ts";
import { html } from "../html.ts";
import type { Page } from "../page.ts";
import { siteNames } from "./applications.ts";

/** A response to be copied, and whose it is. */
export interface CapturedView {
  user: RehearsalUser;
  app: AliyunApplication;
  created: CreatedResponse;
  fault?: Fault | undefined;
  madeAt: Date;
}

/** A fresh response of the real application, shown and not sent. */
export function capturedPage({ user, app, created, fault, madeAt }: CapturedView): Page {
  const again = `/captured?app=${encodeURIComponent(applicationKey(app))}${fault ? `&fault=${fault}` : ""}`;
  const body = html`
<p>This is what a click on the tile would post. It was not sent. Copy it now: it is good for five minutes.</p>
<dl>
<dt>Person</dt><dd>${user.displayName} (${user.email})</dd>
<dt>Application</dt><dd>${siteNames[app.site]}, account ${app.accountId}, provider ${app.providerName}</dd>
<dt>Would go to</dt><dd data-testid="captured-acs">${created.acsUrl}</dd>
<dt>Made at</dt><dd>${madeAt.toISOString()}</dd>
${fault && html`<dt>Broken on purpose</dt><dd data-testid="captured-fault">${fault}</dd>`}
</dl>
<label class="field" for="captured-response">SAMLResponse, base64</label>
<textarea id="captured-response" readonly spellcheck="false" data-testid="captured-response">${created.samlResponse}</textarea>
<a class="button" href="${again}" data-testid="captured-again">Make a fresh one</a>`;
  return { title: "Captured response", body, user };
}

/** Asked for without saying which of several applications. */
export function chooseCapturePage(user: RehearsalUser, applications: readonly AliyunApplication[]): Page {
  const links = applications.map((app) => {
    const key = applicationKey(app);
    return html`<li><a href="/captured?app=${encodeURIComponent(key)}" data-testid="capture-choice"
 data-application-key="${key}">${siteNames[app.site]}, account ${app.accountId}, provider ${app.providerName}</a></li>`;
  });
  const body =
    links.length > 0
      ? html`<p>Of which application?</p><ul>${links}</ul>`
      : html`<p data-testid="no-applications">No Alibaba Cloud application is configured here yet.</p>`;
  return { title: "Capture a response", body, user };
}
