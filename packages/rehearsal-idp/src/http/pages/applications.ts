import type { AliyunApplication, ServiceProviderRegistration } from "../../registrations.ts";
import { applicationKey } from "../../registrations.ts";
import { rolePairs } from "../../response/compose.ts";
import type { RehearsalUser } from "../../users.ts";
import { html, type SafeHtml } from "../html.ts";
import type { Page } from "../page.ts";

/** What a person may have tiles for. */
export interface Catalogue {
  applications: readonly AliyunApplication[];
  serviceProviders: readonly ServiceProviderRegistration[];
}

/** The name a site has for people. */
export const siteNames = { international: "International site", china: "China site" } as const;

/** The employee's tiles. */
export function applicationsPage(user: RehearsalUser, { applications, serviceProviders }: Catalogue): Page {
  const tiles = [
    ...applications.map((app) => applicationTile(app, user)),
    ...serviceProviders.map(serviceProviderTile),
  ];
  const body =
    tiles.length > 0
      ? html`<ul class="tiles">${tiles}</ul>
<p><a href="/captured" data-testid="captured-link">Capture a response of the Alibaba Cloud application without sending it</a></p>`
      : html`<p data-testid="no-applications">No application is configured here yet.</p>`;
  return { title: "Your applications", body, user };
}

function applicationTile(app: AliyunApplication, user: RehearsalUser): SafeHtml {
  const key = applicationKey(app);
  const roles = rolePairs(user, [app]).length;
  const hint =
    roles === 0 ? "No role: none of your groups is mapped" : `${roles} ${roles === 1 ? "role" : "roles"}`;
  return html`<li><a class="tile" href="/launch?app=${encodeURIComponent(key)}" data-testid="application-tile"
 data-application-key="${key}">
<strong>Alibaba Cloud Model Studio</strong>
<p class="soft">${siteNames[app.site]} · account ${app.accountId}</p>
<p class="soft">Provider ${app.providerName} · ${hint}</p>
</a></li>`;
}

function serviceProviderTile(sp: ServiceProviderRegistration): SafeHtml {
  return html`<li><a class="tile" href="/launch?sp=${encodeURIComponent(sp.entityId)}" data-testid="service-provider-tile"
 data-sp-entity-id="${sp.entityId}">
<strong>Sign-in rehearsal</strong>
<p class="soft">${sp.entityId}</p>
</a></li>`;
}
