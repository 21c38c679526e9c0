import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "application" | "attributes" | "access",
  "roles-expression" | "application",
  never,
  "one-role-per-group"
>;

export const en: Text = {
  name: "PingOne",
  summary:
    "A SAML application whose attribute Role is an expression: it picks the mapped groups and turns each into its role value.",
  labels: {
    acs: "ACS URLs",
    "entity-id": "Entity ID",
    "relay-state": "Target Application URL",
    "name-id-format": "Subject NameID Format",
    signature: "Signing Key: Sign Assertion",
    "signature-algorithm": "Signing Algorithm: RSA_SHA256",
    encryption: "Enable Encryption: off",
    "role-session-name-rule": "Expression for RoleSessionName",
  },
  tile: "https://auth.pingone.com/ENVIRONMENT-ID/saml20/idp/startsso?spEntityId= and the Entity ID",
  notes: {
    "role-session-name-rule":
      "The user name where it fits in 2 to 32 allowed characters, else the part before the @, else the user's ID without hyphens.",
  },
  abilities: {
    "group-filter": "The expression keeps only the mapped groups.",
    "computed-roles": "With the PingOne expression language; one role for each group.",
  },
  steps: {
    application: {
      title: "Create the application",
      text: "Applications > Applications > + > name, and SAML Application > Configure > Manually Enter: ACS URLs and Entity ID. Then Configuration > Edit: the values below.",
    },
    attributes: {
      title: "Map the attributes",
      text: "Attribute Mappings > Edit > Add: Role, RoleSessionName and, if there is one, SessionDuration, with their names in full. The gear beside a value opens the expression builder; Test Expression shows the result for one of your users. saml_subject may stay as it is.",
    },
    access: {
      title: "Give access and switch it on",
      text: "Access > the groups in the table. Then switch the application on. The Initiate Single Sign-On URL under Configuration is the tile's address.",
    },
  },
  configurations: {
    "roles-expression": {
      title: "Expression for Role",
      howToImport: "Attribute Mappings > Role > gear: paste it and test it.",
    },
    application: {
      title: "Application and attributes (JSON)",
      howToImport: "PingOne API: the part application first, then each of the attributes.",
    },
  },
  warnings: {
    "one-role-per-group": (groups) =>
      `The expression gives one role for each group. These groups have several, of which only the first is sent: ${groups}. Use one group for each role.`,
  },
  unverified: [
    "The expression is put together from published samples; picking list entries with .?[ ] is not among them. Test it in the expression builder.",
    "Alibaba Cloud publishes no recipe for PingOne.",
  ],
};
