import type { Request, Response } from "express";
import { html } from "../html/html.ts";
import { sendPage } from "../html/page.ts";

/** The first page of the site, for a person who opened its address. */
export function showIndex(_request: Request, response: Response): void {
  const body = html`<section class="card">
<h1>A cloud to practise on</h1>
<p>This address answers the calls of the cloud's SDKs, and it has a sign-in site and a small console.</p>
<ul>
<li><a href="/login">RAM user logon</a></li>
<li><a href="/saml-role/sp-metadata.xml">Service provider metadata</a></li>
<li><a href="/console">Console</a></li>
<li><a href="/_emulator/state">State</a> and <a href="/_emulator/calls">recorded calls</a></li>
</ul>
<p class="muted">Role sign-in starts at your identity provider, which posts to <code>/saml-role/sso</code>.</p>
</section>`;
  sendPage(response, { title: "Start", body });
}

/** Anything else. */
export function showMissing(_request: Request, response: Response): void {
  const body = html`<section class="card"><h1>There is no such page</h1><p><a href="/">Start</a></p></section>`;
  sendPage(response, { title: "Not found", body, status: 404 });
}
