import { attributes, type GuideFacts } from "../../facts.ts";
import { doubleQuoted } from "../../formats/double-quoted.ts";

/** Slug of the application; the address of its tile carries it. */
export const slug = "alibaba-model-studio";

/** Python for the role values: each mapped group, exactly as named, gives its values. */
export function roleExpression(facts: GuideFacts): string {
  const rows = facts.groups.map(
    ({ group, values }) => `    (${doubleQuoted(group)}, [${values.map(doubleQuoted).join(", ")}]),`,
  );
  return `grants = [
${rows.join("\n")}
]
values = []
for group, granted in grants:
    if ak_is_group_member(request.user, name=group):
        values += [value for value in granted if value not in values]
return values`;
}

/** Python for RoleSessionName; the last resort is the user's own digest in authentik. */
export const sessionExpression = `login = request.user.email or request.user.username
if regex_match(login, r"^[A-Za-z0-9._@-]{2,32}\\Z"):
    return login
local = login.split("@")[0]
if "@" in login and regex_match(local, r"^[A-Za-z0-9._-]{2,32}\\Z"):
    return local
return "u-" + request.user.uid[:24]`;

function block(code: string): string {
  return code
    .split("\n")
    .map((line) => `        ${line}`)
    .join("\n");
}

function mapping(id: string, samlName: string, code: string): string {
  return `  - model: authentik_providers_saml.samlpropertymapping
    id: ${id}
    identifiers:
      name: ${doubleQuoted(`Alibaba Cloud ${id}`)}
    attrs:
      saml_name: ${doubleQuoted(samlName)}
      expression: |-
${block(code)}
`;
}

/**
 * A blueprint: property mappings, provider and application in one file. Source: authentik, "Blueprints", and
 * authentik/providers/saml/models.py.
 */
export function blueprint(facts: GuideFacts): string {
  const duration =
    facts.sessionSeconds === undefined
      ? ""
      : mapping("SessionDuration", attributes.sessionDuration, `return "${facts.sessionSeconds}"`);
  const issuer = facts.idp.entityId === "" ? "" : `      issuer: ${doubleQuoted(facts.idp.entityId)}\n`;
  return `version: 1
metadata:
  name: ${doubleQuoted("Alibaba Cloud Model Studio")}
entries:
${mapping("Role", attributes.role, roleExpression(facts))}${mapping("RoleSessionName", attributes.roleSessionName, sessionExpression)}${duration}  - model: authentik_providers_saml.samlprovider
    id: provider
    identifiers:
      name: ${doubleQuoted("Alibaba Cloud Model Studio")}
    attrs:
      acs_url: ${doubleQuoted(facts.site.acsUrl)}
      audience: ${doubleQuoted(facts.site.entityId)}
${issuer}      sp_binding: post
      default_relay_state: ${doubleQuoted(facts.relayState)}
      sign_assertion: true
      sign_response: false
      signature_algorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
      digest_algorithm: "http://www.w3.org/2001/04/xmlenc#sha256"
      signing_kp: !Find [authentik_crypto.certificatekeypair, [name, authentik Self-signed Certificate]]
      authorization_flow: !Find [authentik_flows.flow, [slug, default-provider-authorization-implicit-consent]]
      invalidation_flow: !Find [authentik_flows.flow, [slug, default-provider-invalidation-flow]]
      name_id_mapping: !KeyOf RoleSessionName
      property_mappings:
        - !KeyOf Role
        - !KeyOf RoleSessionName
${facts.sessionSeconds === undefined ? "" : "        - !KeyOf SessionDuration\n"}  - model: authentik_core.application
    identifiers:
      slug: ${slug}
    attrs:
      name: ${doubleQuoted("Alibaba Cloud Model Studio")}
      provider: !KeyOf provider
`;
}
