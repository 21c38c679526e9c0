import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "connection" | "contract" | "fulfilment" | "credentials" | "try",
  "roles-expression" | "session-expression" | "contract",
  never,
  never
>;

export const en: Text = {
  name: "PingFederate",
  summary:
    "An SP connection whose attribute contract is fulfilled by OGNL expressions over the person's groups.",
  labels: {
    "entity-id": "Partner's Entity ID (Connection ID)",
    acs: "Assertion Consumer Service URL, binding POST",
    "relay-state": "Default Target URL",
    signature: "Signature Policy: Always sign assertion",
    encryption: "Encryption Policy: None",
  },
  tile: "https://your-pingfederate/idp/startSSO.ping?PartnerSpId= and the entity ID",
  sessionName:
    "Made by the OGNL expression: SAML_SUBJECT where it fits in 2 to 32 allowed characters, else the part before the @, else u- and a digest.",
  abilities: {
    "group-filter": "The expression keeps only the mapped groups.",
    "computed-roles": "OGNL; needs the administrative role Expression Admin.",
  },
  steps: {
    connection: {
      title: "Create the SP connection",
      text: "Applications > Integration > SP Connections > Create Connection > Browser SSO Profiles, SAML 2.0. Import Metadata: the SP metadata address or file. SAML Profiles: IdP-Initiated SSO.",
    },
    contract: {
      title: "Extend the contract",
      text: "Assertion Creation > Attribute Contract > Extend the Contract: the attribute names in full, name format unspecified.",
    },
    fulfilment: {
      title: "Fulfil the contract",
      text: 'Authentication Source Mapping > your adapter > Attribute Contract Fulfillment: source Expression for Role and RoleSessionName, with the generated expressions; source Text for SessionDuration. The expressions read memberOf and SAML_SUBJECT; an attribute of a data store is #this.get("ds.memberOf"). Directories give distinguished names: then the groups of this set-up must be written as such. Test them in the expression\'s own window.',
    },
    credentials: {
      title: "Sign, and do not encrypt",
      text: "Protocol Settings > Signature Policy: Always sign assertion. Encryption Policy: None. Credentials > Digital Signature Settings: the certificate whose metadata you gave to this set-up, RSA SHA256.",
    },
    try: {
      title: "Switch it on and try it",
      text: "Activation & Summary: on. Open the tile's address and put it on your portal.",
    },
  },
  configurations: {
    "roles-expression": {
      title: "OGNL for Role",
      howToImport: "Attribute Contract Fulfillment > Role > Expression.",
    },
    "session-expression": {
      title: "OGNL for RoleSessionName",
      howToImport: "Attribute Contract Fulfillment > RoleSessionName > Expression.",
    },
    contract: {
      title: "Connection fragment (JSON)",
      howToImport: "For the administrative API; add your adapter and signing key.",
    },
  },
  warnings: {},
  unverified: [
    "Alibaba Cloud publishes no recipe for PingFederate; the expressions are built from Ping Identity's samples and were not run.",
    "Newer versions may restrict static Java methods in OGNL; then replace the last line of the RoleSessionName expression.",
  ],
};
