import type { Cloud } from "../cloud.ts";
import { html, jsonScript, type SafeHtml } from "../html/html.ts";
import type { RolePair } from "../saml/verified-assertion.ts";

/** What the chooser shows. */
export interface Chooser {
  handle: string;
  pairs: RolePair[];
  relayState: string;
  encodedResponse: string;
}

/**
 * The page on which a person with several roles picks one, grouped by account.
 *
 * It also carries the configuration that command-line tools read from the real page, in the same form. Nothing
 * runs it here.
 */
export function chooserBody(cloud: Cloud, chooser: Chooser): SafeHtml {
  const accounts = Map.groupBy(chooser.pairs, (pair) => accountOf(pair));
  const first = accounts.keys().next().value ?? "";
  const isInternational = cloud.store.get("account", [first])?.site !== "china";
  const aliasOf = (accountId: string) => cloud.store.get("account", [accountId])?.alias ?? "";
  const groups = [...accounts].map(
    ([accountId, pairs]) => html`<fieldset data-testid="chooser-account-${accountId}">
<legend>${aliasOf(accountId)} <span class="muted">(${accountId})</span></legend>
${pairs.map((pair) => option(pair, chooser.pairs.indexOf(pair)))}
</fieldset>`,
  );
  return html`<section class="card narrow" data-testid="role-chooser">
<h1>Select a role</h1>
<p class="muted">You may use one role at a time; rights of several roles are never added up.</p>
<form method="post" action="/saml-role/choose">
<input type="hidden" name="handle" value="${chooser.handle}">
${groups}
<button type="submit" data-testid="chooser-submit">Sign in</button>
</form>
<script type="text/plain" data-testid="role-sso-page">
window.RAM_SIGNIN_CONFIG = {
  SITE_IS_INTL: ${jsonScript(isInternational)},
  LANG: "en",
  SEC_TOKEN: ${jsonScript(chooser.handle)},
  ROLE_SSO_PAGE: ${jsonScript(roleSsoPage(chooser, aliasOf))},
};
</script>
</section>`;
}

function option(pair: RolePair, index: number): SafeHtml {
  const roleName = nameOf(pair);
  return html`<label class="choice"><input type="radio" name="choice" value="${index}" required data-testid="choose-${accountOf(pair)}-${roleName}"><span>${roleName}<br><code class="muted">${pair.roleArn}</code></span></label>`;
}

/** The order counts: a known tool finds the end of the object by its last characters. */
function roleSsoPage(chooser: Chooser, aliasOf: (accountId: string) => string) {
  const accounts = [...Map.groupBy(chooser.pairs, accountOf)];
  return {
    AccountAliasList: Object.fromEntries(accounts.map(([accountId]) => [accountId, aliasOf(accountId)])),
    RelayState: chooser.relayState,
    SamlResponse: chooser.encodedResponse,
    RoleInfoList: Object.fromEntries(
      accounts.map(([accountId, pairs]) => [
        accountId,
        pairs.map((pair) => ({
          accountId,
          providerArn: pair.providerArn,
          raw: `${pair.roleArn},${pair.providerArn}`,
          roleArn: pair.roleArn,
          roleName: nameOf(pair),
        })),
      ]),
    ),
  };
}

function accountOf(pair: RolePair): string {
  return pair.roleArn.split(":")[3] ?? "";
}

function nameOf(pair: RolePair): string {
  return pair.roleArn.slice(pair.roleArn.indexOf("/") + 1);
}
