import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "application" | "roles" | "parameters" | "access",
  "application" | "mappings",
  never,
  "contains"
>;

export const en: Text = {
  name: "OneLogin",
  summary:
    "OneLogin roles whose names are the role values, given by mappings from directory groups; a multi-value parameter sends them.",
  labels: {
    "entity-id": "Audience (EntityID)",
    acs: "Recipient, and ACS (Consumer) URL",
    "relay-state": "RelayState",
    signature: "SAML signature element: Assertion",
    encryption: "Encrypt assertion: off",
  },
  tile: "The application > SSO, and the tile in the portal: https://your-company.onelogin.com/launch/APP-ID",
  sessionName:
    "Email, where all addresses fit in 2 to 32 allowed characters. Otherwise a custom user field, filled for the people whose address does not fit (Users > Custom User Fields), chosen as the parameter's value.",
  abilities: {
    "group-filter":
      "Restrict the application to the roles made for it; a person's other OneLogin roles go out too, and how Alibaba Cloud takes values that are no role value is not published.",
    "computed-roles": "Mappings give roles from MemberOf; mappings run when users change.",
  },
  steps: {
    application: {
      title: "Add the connector",
      text: "Applications > Add App: SAML Custom Connector (Advanced) (formerly SAML Test Connector (Advanced)). Configuration: the values below; the ACS (Consumer) URL Validator is in the generated file.",
    },
    roles: {
      title: "Create roles and mappings",
      text: "Users > Roles > New Role: one for each role, its name exactly the value in the table, with this application. Users > Mappings > New Mapping: condition MemberOf contains the group, action Add Role. Alibaba Cloud's own recipe keeps the values in a custom user field instead, several joined by semicolons.",
    },
    parameters: {
      title: "Add the parameters",
      text: "Parameters > +: Role in full, Include in SAML assertion and Multi-value parameter; then the value User Roles with Semicolon Delimited input (Multi-value output). RoleSessionName in full, Include in SAML assertion, its value Email. SessionDuration as a Macro with the number.",
    },
    access: {
      title: "Give access",
      text: "Access > Roles: the roles you created. People who hold other OneLogin roles too need the custom user field instead of User Roles.",
    },
  },
  configurations: {
    application: {
      title: "Settings and parameters (JSON)",
      howToImport: "Enter them on the pages Configuration and Parameters.",
    },
    mappings: {
      title: "Roles and mappings (JSON)",
      howToImport: "Users > Roles and Users > Mappings, or POST /api/2/roles and POST /api/2/mappings.",
    },
  },
  warnings: {
    contains: (groups) =>
      `MemberOf is compared by "contains", so members of a group whose name contains another's would get its role too: ${groups}.`,
  },
  unverified: [
    "Alibaba Cloud documents the custom user field; OneLogin's parameter User Roles is documented for other applications.",
    "The mappings follow OneLogin's published API and were not sent.",
  ],
};
