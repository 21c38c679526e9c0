import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<"issuer" | "merge" | "check" | "try", "lm-conf", never, never>;

export const en: Text = {
  name: "LemonLDAP::NG",
  summary:
    "One fragment of configuration: macros of the service provider turn groups into role values and make RoleSessionName.",
  labels: {},
  tile: "https://your-portal/saml/singleSignOn?IDPInitiated=1&spConfKey=alibaba-model-studio",
  sessionName:
    "Made by a macro: the mail address where it fits in 2 to 32 allowed characters, else its part before the @, else the uid where it fits, else u- and the hexadecimal form of the address.",
  abilities: {
    "computed-roles": "Macros of the service provider, from 2.0.12 on.",
    "relay-state": "As RelayState= in the tile's address.",
  },
  steps: {
    issuer: {
      title: "Have the SAML issuer ready",
      text: "Manager > General Parameters > Issuer modules > SAML: on. Manager > SAML2 Service: a signing key and certificate, with RSA SHA256 as the signature method.",
    },
    merge: {
      title: "Merge the configuration",
      text: "On the server: lemonldap-ng-cli merge model-studio.json. It adds the service provider alibaba-model-studio with its metadata, attributes, macros and options, and touches nothing else.",
    },
    check: {
      title: "Check the names of your attributes",
      text: "The macros read the session's groups (hGroups), mail and uid. Manager > SAML service providers > alibaba-model-studio > Macros shows them; adapt them there if your directory uses other names.",
    },
    try: {
      title: "Put the tile into the menu",
      text: "Open the address and sign in as a member of a mapped group. Then add it under Manager > General Parameters > Portal > Menu > Categories and applications.",
    },
  },
  configurations: {
    "lm-conf": {
      title: "Fragment of lmConf (JSON)",
      howToImport: "lemonldap-ng-cli merge model-studio.json",
    },
  },
  warnings: {},
  unverified: [],
};
