import { attributes, type GuideFacts } from "../../facts.ts";

/** Path segment of the address that starts a sign-in: `…/protocol/saml/clients/<this>`. */
export function urlName(facts: GuideFacts): string {
  return `model-studio-${facts.name}`;
}

const nameFormat = { "attribute.nameformat": "Unspecified" };

function mapper(name: string, protocolMapper: string, config: Record<string, string>) {
  return { name, protocol: "saml", protocolMapper, consentRequired: false, config };
}

/**
 * Client roles carry the RAM roles' names, and mappers rename them to the attribute values: the values themselves hold
 * commas and slashes, which role names in addresses of Keycloak's API do not survive. Source: Keycloak,
 * RoleNameMapper.java (`role` is `clientId.roleName`) and RoleListMapper.java.
 */
function mappers(facts: GuideFacts) {
  const clientId = facts.site.entityId;
  const duration =
    facts.sessionSeconds === undefined
      ? []
      : [
          mapper("SessionDuration", "saml-hardcode-attribute-mapper", {
            "attribute.name": attributes.sessionDuration,
            "attribute.value": String(facts.sessionSeconds),
            ...nameFormat,
          }),
        ];
  return [
    mapper("Role", "saml-role-list-mapper", {
      "attribute.name": attributes.role,
      single: "true",
      ...nameFormat,
    }),
    ...facts.roles.map((role) =>
      mapper(`RAM role ${role.name}`, "saml-role-name-mapper", {
        role: `${clientId}.${role.name}`,
        "new.role.name": role.value,
      }),
    ),
    mapper("RoleSessionName", "saml-user-property-mapper", {
      "user.attribute": "username",
      "attribute.name": attributes.roleSessionName,
      ...nameFormat,
    }),
    ...duration,
  ];
}

/**
 * Realm settings > Action > Partial import: the client with its mappers, and the client's roles. No realm role goes
 * out: full scope is off, and the default scope `role_list` is not among the client's scopes.
 */
export function partialImport(facts: GuideFacts): string {
  const clientId = facts.site.entityId;
  const client = {
    clientId,
    name: "Alibaba Cloud Model Studio",
    protocol: "saml",
    enabled: true,
    publicClient: true,
    frontchannelLogout: false,
    fullScopeAllowed: false,
    redirectUris: [facts.site.acsUrl],
    defaultClientScopes: [],
    optionalClientScopes: [],
    attributes: {
      "saml.assertion.signature": "true",
      "saml.server.signature": "false",
      "saml.signature.algorithm": "RSA_SHA256",
      "saml.encrypt": "false",
      "saml.client.signature": "false",
      "saml.authnstatement": "true",
      "saml.force.post.binding": "true",
      saml_name_id_format: "persistent",
      saml_force_name_id_format: "true",
      saml_assertion_consumer_url_post: facts.site.acsUrl,
      saml_idp_initiated_sso_url_name: urlName(facts),
      saml_idp_initiated_sso_relay_state: facts.relayState,
    },
    protocolMappers: mappers(facts),
  };
  const roles = facts.roles.map((role) => ({ name: role.name, description: role.value }));
  return `${JSON.stringify({ clients: [client], roles: { client: { [clientId]: roles } } }, null, 2)}\n`;
}
