import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<"application" | "attributes" | "range", "applications", never, "one-each">;

export const en: Text = {
  name: "Feishu / Lark",
  summary:
    "One SSO application for each role, with the role value as a constant attribute; who may use it decides who gets the role.",
  labels: {
    "sp-metadata": "SP metadata address (quick import)",
    acs: "ACS URL",
    "entity-id": "Audience",
  },
  tile: "The application in the workplace; Feishu gives its address when the application is published",
  sessionName:
    "Choose the preset value “name of the mailbox without @ and suffix”, or the employee number where mailbox names are not 2 to 32 of A-Z a-z 0-9 . _ @ -. Never the person's name: Chinese characters are refused.",
  abilities: {
    "multi-valued": "One constant value for each application.",
    "group-filter": "Only by the application's range of availability.",
  },
  steps: {
    application: {
      title: "Create one application for each role",
      text: "Feishu Admin > integration platform > SSO application > SAML 2.0. Quick import with the SP metadata address fills in ACS and audience. Name it so that people know the role by it.",
    },
    attributes: {
      title: "Add three attributes",
      text: "Custom attributes, name format URI: Role with the constant value from the table (one ARN, a comma, the other ARN, no blank); RoleSessionName with the preset value; SessionDuration as a constant, if there is one.",
    },
    range: {
      title: "Set who may use it",
      text: "The application's range of availability: the departments or groups the table names for this role, and nobody else. Then publish it.",
    },
  },
  configurations: {
    applications: {
      title: "Applications and attributes (JSON)",
      howToImport: "Enter each entry as one application; Feishu has no import.",
    },
  },
  warnings: {
    "one-each": (count) =>
      `${count} roles need ${count} applications. If each has metadata of its own (another entityID or certificate), each needs a provider of its own in RAM; this set-up registers one.`,
  },
  unverified: [
    "Neither Alibaba Cloud nor Feishu documents this; it is put together from a published Terraform module that was used in production.",
    "The menu names, and whether applications share their metadata, were not confirmed.",
  ],
};
