import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<"add" | "groups" | "try", "sp-remote" | "authsource", never, never>;

export const en: Text = {
  name: "SimpleSAMLphp",
  summary:
    "One entry in metadata/saml20-sp-remote.php: its filters turn groups into role values and make RoleSessionName.",
  labels: {},
  tile: "…/saml2/idp/SSOService.php?spentityid= and the audience, at your SimpleSAMLphp",
  sessionName:
    "Made by the entry itself: the login where it fits in 2 to 32 allowed characters, else the part before the @, else u- and a digest of it.",
  abilities: {
    "group-filter": "core:AttributeLimit lets only the three attributes out.",
    "computed-roles": "core:AttributeValueMap, exact and case-sensitive.",
  },
  steps: {
    add: {
      title: "Add the entry",
      text: "Append the generated entry to metadata/saml20-sp-remote.php, without the opening <?php line if the file has one. Nothing else of the IdP changes.",
    },
    groups: {
      title: "Check the names of your attributes",
      text: "The entry reads groups, and mail, eduPersonPrincipalName or uid. If your authentication source calls them something else, rename them there (core:AttributeMap), or change these names in the entry. A directory that releases memberOf gives distinguished names: then the groups of this set-up must be written as such.",
    },
    try: {
      title: "Try it",
      text: "Open the tile's address and sign in as a member of a mapped group. Put the address on your portal: it is the employees' way in.",
    },
  },
  configurations: {
    "sp-remote": {
      title: "Entry for saml20-sp-remote.php",
      howToImport: "Append it to metadata/saml20-sp-remote.php.",
    },
    authsource: {
      title: "Example of an authentication source",
      howToImport: "Adapt it for config/authsources.php, if you have none yet.",
    },
  },
  warnings: {},
  unverified: [],
};
