import type { Response } from "express";
import { html, type SafeHtml } from "./html.ts";

/** A page of the site. */
export interface Page {
  title: string;
  body: SafeHtml;
  /** Links and buttons at the right of the bar. */
  menu?: SafeHtml;
  status?: number;
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Sends a page with headers that let nothing from outside in. */
export function sendPage(response: Response, page: Page): void {
  response
    .status(page.status ?? 200)
    .setHeader("Content-Security-Policy", policy)
    .setHeader("Cache-Control", "no-store")
    // Not "no-referrer": that would make browsers send "Origin: null" with our own forms.
    .setHeader("Referrer-Policy", "same-origin")
    .setHeader("X-Content-Type-Options", "nosniff")
    .type("html")
    .send(document(page).text);
}

function document({ title, body, menu }: Page): SafeHtml {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · sandbox cloud</title>
<link rel="stylesheet" href="/_assets/site.css">
<link rel="icon" href="data:,">
</head>
<body>
<header>
<div class="bar"><strong>Sandbox cloud</strong>${menu}</div>
<p class="notice">A local stand-in for testing. This is not Alibaba Cloud; nothing here is billed or real.</p>
</header>
<main>${body}</main>
</body>
</html>`;
}
