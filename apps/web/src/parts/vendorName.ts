/** Products by their own names, which no language translates. */
const names: Record<string, string> = {
  adfs: "AD FS",
  auth0: "Auth0",
  authentik: "authentik",
  casdoor: "Casdoor",
  entra: "Microsoft Entra ID",
  feishu: "Feishu / Lark",
  google: "Google Workspace",
  idaas: "Alibaba Cloud IDaaS",
  jumpcloud: "JumpCloud",
  keycloak: "Keycloak",
  lemonldap: "LemonLDAP::NG",
  okta: "Okta",
  onelogin: "OneLogin",
  pingfederate: "PingFederate",
  pingone: "PingOne",
  rehearsal: "Rehearsal IdP",
  shibboleth: "Shibboleth",
  simplesamlphp: "SimpleSAMLphp",
};

/** The name of a recognised vendor; nothing for those metadata does not give away. */
export function vendorName(vendor: string): string | undefined {
  if (vendor === "" || vendor === "generic" || vendor === "unknown") return undefined;
  return names[vendor] ?? vendor;
}
