import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "application" | "service-provider" | "attributes" | "assign",
  "role-table" | "sp-metadata",
  never,
  never
>;

export const en: Text = {
  name: "Any SAML 2.0 identity provider",
  summary: "What any product must be told: audience, ACS URL, what to sign, and three attributes.",
  labels: {},
  tile: "The address your product gives for sign-in that starts at its side",
  abilities: {},
  steps: {
    application: {
      title: "Create a SAML 2.0 application",
      text: "Name it as employees should see its tile, for example Alibaba Cloud Model Studio. Sign-in starts at your side (IdP-initiated): the tile is the employees' way in.",
    },
    "service-provider": {
      title: "Enter the service provider's values",
      text: "Import the SP metadata, or enter audience, ACS URL and default RelayState by hand. Sign the assertion; do not encrypt it.",
    },
    attributes: {
      title: "Send the attributes",
      text: "Role: for each group in the table, one value for its members, exactly as written: the role first, a comma, no blank. RoleSessionName: one value that names the person. SessionDuration: a constant, if there is one.",
    },
    assign: {
      title: "Assign the groups",
      text: "Give the application to the groups in the table and to nobody else. Somebody in several groups chooses one role at sign-in. A product that sends only constant attributes needs one application for each role.",
    },
  },
  configurations: {
    "role-table": {
      title: "Groups and role values (JSON)",
      howToImport: "For a script or a macro of your product.",
    },
    "sp-metadata": {
      title: "Least SP metadata (XML)",
      howToImport: "For products that want a file and cannot reach the SP metadata address.",
    },
  },
  warnings: {},
  unverified: [],
};
