import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "groups" | "application" | "attributes" | "assign",
  "application" | "group-rules" | "roles-expression",
  "group-filter",
  "rule-length"
>;

export const en: Text = {
  name: "Okta",
  summary:
    "Groups whose names are the role values, letter by letter, filled by group rules; a group attribute statement sends them.",
  labels: {
    "entity-id": "Audience URI (SP Entity ID)",
    acs: "Single sign-on URL, also Recipient and Destination",
    "relay-state": "Default RelayState",
    "name-id-format": "Name ID format: EmailAddress",
    signature: "Assertion Signature: Signed; Response: Unsigned",
    "signature-algorithm": "Signature Algorithm: RSA-SHA256",
    encryption: "Assertion Encryption: Unencrypted",
    "role-session-name-rule": "Value of the attribute statement RoleSessionName",
    "group-filter": "Filter of the group attribute statement Role: Starts with",
  },
  notes: {
    "role-session-name-rule":
      "The login of up to 32 characters, else the part before the @, else Okta's user ID. Okta's language has no patterns: for logins with Chinese or other special characters enter user.getInternalProperty(\"id\") alone.",
  },
  tile: "The application > General > App Embed Link",
  abilities: {
    "group-filter": "Starts with, Equals, Contains or a regular expression.",
    "computed-roles": "Group rules fill the groups; or an expression returns the values as an array.",
    "tile-url": "The App Embed Link, and the tile in the End-User Dashboard.",
  },
  steps: {
    groups: {
      title: "Create the groups and their rules",
      text: "Directory > Groups > Add group: one for each role, its name exactly the value in the table. Directory > Groups > Rules > Add Rule > Use Okta Expression Language: the expression of the generated file; then assign to the group with the role value; then Activate. The file holds both as bodies for POST /api/v1/groups and POST /api/v1/groups/rules.",
    },
    application: {
      title: "Create the SAML application",
      text: "Applications > Applications > Create App Integration > SAML 2.0. General Settings: the name employees see. Configure SAML: the values below; under Show Advanced Settings the signatures. The generated file does the same with POST /api/v1/apps.",
    },
    attributes: {
      title: "Enter the attribute statements",
      text: "Configure SAML > Attribute Statements: RoleSessionName with its value, and SessionDuration if there is one, in double quotes. Group Attribute Statements: Role, filter Starts with, acs:ram. Names in full, name format Unspecified. Preview the SAML Assertion shows the result.",
    },
    assign: {
      title: "Assign the groups",
      text: "The application > Assignments > Assign > Assign to Groups: the groups named as the role values. Give the cloud admin the metadata under Sign On > SAML 2.0 > Metadata details.",
    },
  },
  configurations: {
    application: { title: "Application (JSON)", howToImport: "POST https://your-org.okta.com/api/v1/apps" },
    "group-rules": {
      title: "Groups and group rules (JSON)",
      howToImport:
        "One entry after the other: POST /api/v1/groups, then POST /api/v1/groups/rules with the ID it returned, then activate the rule.",
    },
    "roles-expression": {
      title: "Alternative: role values as one expression",
      howToImport:
        "Only instead of groups named as role values: Attribute Statements > Role > this value, and no group attribute statement.",
    },
  },
  warnings: {
    "rule-length": (roles) =>
      `The expression of a group rule for these roles is very long; split it into several rules if Okta refuses it: ${roles}.`,
  },
  unverified: [
    "The bodies follow Okta's published API and were not sent to an organisation.",
    "Alibaba Cloud documents the groups named as role values; the single expression is our own.",
    "Okta does not publish how a quote within a name is written in its language; it is doubled, as in the language it is based on.",
  ],
};
