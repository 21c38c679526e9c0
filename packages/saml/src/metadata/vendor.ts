import type { Endpoint, Vendor } from "./types.ts";

/** Tried in order; a pattern sees the entityID and every endpoint address, one per line. */
const signs: readonly (readonly [Vendor, RegExp])[] = [
  [
    "rehearsal",
    /modelstudio-sso[^\n]*rehearsal|^urn:rehearsal|\/rehearsal\/|rehearsal-idp|^http:\/\/127\.0\.0\.1:\d+\/metadata$/m,
  ],
  ["okta", /^https?:\/\/www\.okta\.com\/|\.okta(?:preview|-emea|-gov)?\.com\//m],
  [
    "entra",
    /^https:\/\/sts\.windows\.net\/|login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn/m,
  ],
  ["google", /^https:\/\/accounts\.google\.com\/o\/saml2/m],
  ["pingone", /\.pingone\.(?:com|eu|asia|ca)\/|pingone/m],
  ["onelogin", /\.onelogin\.com\/|^https?:\/\/app\.onelogin\.com/m],
  ["jumpcloud", /sso\.jumpcloud\.com|^JumpCloud/im],
  ["auth0", /\.auth0\.com\/samlp\/|^urn:[^\n]*\.auth0\.com|\/samlp\/[A-Za-z0-9]{32}(?:$|[/?])/m],
  ["idaas", /\.aliyunidaas\.com|\.cloud-idaas\.com|idaas[^\n]*aliyun/m],
  ["feishu", /\.feishu\.cn|\.larksuite\.com|\.larkoffice\.com/m],
  ["adfs", /\/adfs\/(?:services\/trust|ls\/?)/im],
  ["keycloak", /\/realms\/[^/\n]+(?:$|\/protocol\/saml)/m],
  ["pingfederate", /\/idp\/SSO\.saml2/m],
  ["simplesamlphp", /\/saml2\/idp\/(?:metadata|SSOService)(?:\.php)?|\/module\.php\/saml\/idp/m],
  ["shibboleth", /\/idp\/profile\/SAML2\/|\/idp\/shibboleth$/m],
  ["authentik", /\/application\/saml\/[^/\n]+\/sso\/|authentik/m],
  ["lemonldap", /\/saml\/singleSignOn(?:$|\?)|\/saml\/metadata$[\s\S]*\/saml\/singleSignOn/m],
  ["casdoor", /\/login\/saml\/authorize\/|casdoor/m],
];

/** Characters that are looked at; every sign is in the first few addresses. */
const longest = 8192;

/** Matches wherever one of the signs does, and mostly tells at once that none will. */
const anySign = new RegExp(signs.map(([, { source }]) => `(?:${source})`).join("|"), "im");

/** Which product wrote the metadata, as far as its addresses tell. A guess for guidance, never for trust. */
export function guessVendor(entityId: string, endpoints: readonly Endpoint[]): Vendor {
  let addresses = entityId;
  for (const { location } of endpoints) if (addresses.length < longest) addresses += `\n${location}`;
  addresses = addresses.slice(0, longest);
  if (!anySign.test(addresses)) return "generic";
  return signs.find(([, pattern]) => pattern.test(addresses))?.[0] ?? "generic";
}
