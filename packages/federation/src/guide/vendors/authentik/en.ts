import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<"import" | "certificate" | "bind" | "try", "blueprint", never, never>;

export const en: Text = {
  name: "authentik",
  summary:
    "One blueprint creates the application, its SAML provider and the property mappings that turn groups into role values.",
  labels: {
    acs: "ACS URL",
    "entity-id": "Audience",
    "relay-state": "Default relay state",
  },
  tile: "https://your-authentik/application/saml/alibaba-model-studio/sso/binding/init/",
  sessionName:
    "Made by the property mapping: the e-mail address where it fits in 2 to 32 allowed characters, else the part before the @, else u- and the start of the user's UID.",
  abilities: {
    "computed-roles": "Property mappings are Python; membership of parent groups depends on your version.",
  },
  steps: {
    import: {
      title: "Apply the blueprint",
      text: "Customization > Blueprints > Create: give it a name, choose Internal, paste the generated YAML, and save. Or put the file into the folder /blueprints of the worker. The status must say Successful.",
    },
    certificate: {
      title: "Choose the signing certificate",
      text: "Applications > Providers > Alibaba Cloud Model Studio > Edit > Advanced protocol settings: the Signing Certificate must be the one whose metadata you gave to this set-up; Sign assertions stays on, Encryption Certificate stays empty. The blueprint takes authentik's own self-signed certificate.",
    },
    bind: {
      title: "Bind the groups",
      text: "Applications > Applications > Alibaba Cloud Model Studio > Policy / Group / User Bindings > Bind existing group: the groups in the table, and nobody else.",
    },
    try: {
      title: "Try it",
      text: "The tile appears in the user interface of the people who are bound. Its address starts the sign-in as well.",
    },
  },
  configurations: {
    blueprint: {
      title: "Blueprint (YAML)",
      howToImport: "Customization > Blueprints > Create > Internal: paste it.",
    },
  },
  warnings: {},
  unverified: [
    "The blueprint was checked against authentik's sources, but not applied to a running authentik.",
  ],
};
