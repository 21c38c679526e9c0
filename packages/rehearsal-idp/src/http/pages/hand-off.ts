import type { CreatedResponse } from "../../types.ts";
import { html } from "../html.ts";
import type { Page } from "../page.ts";

/** The form that carries the response to its addressee by the HTTP-POST binding. */
export function handOffPage(created: CreatedResponse): Page {
  const relayState =
    created.relayState !== undefined &&
    html`<input type="hidden" name="RelayState" value="${created.relayState}">`;
  const body = html`<form method="post" action="${created.postTo}" data-testid="hand-off-form">
<input type="hidden" name="SAMLResponse" value="${created.samlResponse}">
${relayState}
<p>The response goes to <strong>${created.postTo}</strong>.</p>
<button data-testid="hand-off-continue">Continue</button>
</form>`;
  return { title: "Signing you in…", body };
}
