import { html } from "../html.ts";
import type { Page } from "../page.ts";

/** The session is over. */
export function signedOutPage(): Page {
  const body = html`<p data-testid="signed-out">You are signed out here. Sessions elsewhere go on until they end.</p>
<a class="button" href="/apps">Sign in again</a>`;
  return { title: "Signed out", body };
}

/** A refusal, in words for the person. */
export function refusalPage(message: string, status: number): Page {
  const body = html`<p class="card" role="alert" data-testid="refusal">${message}</p>
<p><a href="/apps">To your applications</a></p>`;
  return { title: "That did not work", body, status };
}
