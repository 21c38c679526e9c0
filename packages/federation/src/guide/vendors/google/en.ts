import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "schema" | "fill" | "application" | "mapping" | "access",
  "schema" | "apps-script" | "mapping",
  "role-field" | "session-field",
  "by-user"
>;

export const en: Text = {
  name: "Google Workspace",
  summary:
    "A custom field with several values holds each person's role values; a script fills it from the groups, and the application sends it.",
  labels: {
    "entity-id": "Entity ID",
    acs: "ACS URL",
    "relay-state": "Start URL",
    "name-id-format": "Name ID format: EMAIL",
    signature: "Signed response: off, so that the assertion is what is signed",
    "role-field": "Directory attribute for Role",
    "session-field": "Directory attribute for RoleSessionName",
  },
  tile: "The application > Test SAML login shows it: https://accounts.google.com/o/saml2/initsso?idpid=…&spid=…&forceauthn=false",
  sessionName:
    "Made by the script: the primary e-mail address where it fits in 2 to 32 allowed characters, else the part before the @, else u- and a digest. If all addresses fit, map Basic Information > Primary email instead.",
  abilities: {
    "multi-valued": "A custom field with several values.",
    "group-filter":
      "Group membership sends at most 75 group names, and a group's name cannot be a role value.",
    "computed-roles": "Not by the application itself; the script writes the values into the users.",
    "session-duration": "Only as another custom field; without it a session lasts 3600 seconds.",
    "relay-state": "The Start URL is sent as RelayState.",
    "tile-url": "In the app launcher.",
  },
  steps: {
    schema: {
      title: "Create the custom fields",
      text: "Admin console > Directory > Users > More options > Manage custom attributes > Add custom attribute: category AlibabaCloud with the fields Role (text, multi-value) and RoleSessionName (text, single value). Or send the generated body with the Directory API (schemas.insert).",
    },
    fill: {
      title: "Fill them from the groups",
      text: "script.google.com > New project: paste the generated script, add the service Admin SDK API, run sync once as an administrator, and give it a time-driven trigger. People who leave a group lose its value with the next run. By hand: Users > the person > User information > AlibabaCloud.",
    },
    application: {
      title: "Create the SAML application",
      text: "Apps > Web and mobile apps > Add app > Add custom SAML app. Service provider details: the values below; leave Signed response off.",
    },
    mapping: {
      title: "Map the attributes",
      text: "Attribute mapping > Add mapping: the two custom fields to the two attribute names, in full. Leave Group membership empty.",
    },
    access: {
      title: "Give access",
      text: "The application > User access: on for the groups in the table, off for everyone. It may take up to 24 hours.",
    },
  },
  configurations: {
    schema: {
      title: "Custom schema (JSON)",
      howToImport: "Directory API, schemas.insert with customerId my_customer.",
    },
    "apps-script": {
      title: "Apps Script: groups to fields",
      howToImport: "script.google.com > New project, with the service Admin SDK API.",
    },
    mapping: { title: "Attribute mapping", howToImport: "Enter these two rows under Attribute mapping." },
  },
  warnings: {
    "by-user": (groups) =>
      `Role values are kept in each person's record, not with the group: without the script (or your own synchronisation) the members of ${groups} groups are entered by hand.`,
  },
  unverified: [
    "Alibaba Cloud documents Google Workspace for user-based SSO only; this is the same application with other attributes.",
    "The script was run against stand-ins of Google's services, not against a Workspace.",
  ],
};
