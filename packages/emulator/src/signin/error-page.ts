import type { Response } from "express";
import { html } from "../html/html.ts";
import { sendPage } from "../html/page.ts";

/** Why a sign-in ended, in the cloud's words and in the emulator's own. */
export interface SignInProblem {
  status: number;
  code: string;
  message: string;
  /** Which check failed; the real page does not tell. */
  reason?: string;
}

/** Shows the problem; `error-code` and `error-message` are what the real service documents. */
export function sendProblem(response: Response, problem: SignInProblem): void {
  const { status, code, message, reason } = problem;
  const body = html`<section class="card" data-testid="signin-error">
<h1>Sign-in failed</h1>
<dl>
<dt>Code</dt><dd><code data-testid="error-code">${code}</code></dd>
<dt>Message</dt><dd class="alarm" data-testid="error-message">${message}</dd>
${reason !== undefined && html`<dt>Sandbox detail</dt><dd data-testid="error-reason">${reason}</dd>`}
</dl>
<p class="muted">The sandbox detail names the failed check. The real service does not show it.</p>
</section>`;
  sendPage(response, { title: "Sign-in failed", body, status });
}
