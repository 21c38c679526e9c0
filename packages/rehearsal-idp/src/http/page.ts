import { randomBytes } from "node:crypto";
import type { Response } from "express";
import type { RehearsalUser } from "../users.ts";
import { html, type SafeHtml } from "./html.ts";

/** A page before the frame is put around it. */
export interface Page {
  title: string;
  body: SafeHtml;
  user?: RehearsalUser | undefined;
  status?: number;
}

/**
 * Sends a page that runs no script. Forms may go anywhere on the web: browsers hold `form-action` against
 * the redirects after a post too, and an assertion consumer service redirects as it likes.
 */
export function sendPage(response: Response, page: Page): void {
  send(response, page, "'none'");
}

/** Sends a page whose first form posts itself; the button is for browsers without scripts. */
export function sendSelfPostingPage(response: Response, page: Page): void {
  const nonce = randomBytes(16).toString("base64");
  const script = html`<script nonce="${nonce}">document.forms[0].submit();</script>`;
  send(response, { ...page, body: html`${page.body}${script}` }, `'nonce-${nonce}'`);
}

function send(response: Response, page: Page, scripts: string): void {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src data:",
    `script-src ${scripts}`,
    "form-action http: https:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  response
    .status(page.status ?? 200)
    .set("Content-Security-Policy", policy)
    .set("Cache-Control", "no-store")
    .type("html")
    .send(frame(page).text);
}

function frame({ title, body, user }: Page): SafeHtml {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} — Acme rehearsal sign-in</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header>
<strong>Acme company sign-in — rehearsal identity provider</strong>
${user && navigation(user)}
</header>
<main>
<p class="notice" data-testid="rehearsal-notice">This is a rehearsal. It asks for no password, so it proves
nothing about who you are. Never register it for an account that matters.</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function navigation(user: RehearsalUser): SafeHtml {
  return html`<nav aria-label="Main">
<span data-testid="signed-in-user">${user.displayName}</span>
<a href="/apps">Applications</a>
<a href="/break">Break it</a>
<a href="/sign-out" data-testid="sign-out">Sign out</a>
</nav>`;
}
