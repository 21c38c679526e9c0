import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "application" | "roles" | "attributes" | "try",
  "application" | "roles",
  "tile-request",
  "all-roles" | "answers-only"
>;

export const en: Text = {
  name: "Casdoor",
  summary:
    "Casdoor roles named as the RAM roles; the SAML attribute Role is a template that is repeated for each of them.",
  labels: {
    "entity-id": "Redirect URLs (the audience)",
    acs: "SAML reply URL",
    signature: "Enable SAML assertion signature: on",
    "signature-algorithm": "SAML hash algorithm: SHA256",
    "role-session-name-rule": "Value of the SAML attribute RoleSessionName",
    "tile-request": "SAMLRequest in the tile's address",
  },
  notes: {
    "role-session-name-rule":
      "Casdoor user names are ASCII by its default rule; where yours are not, or are longer than 32, use $user.id only if it fits.",
  },
  tile: "https://your-casdoor/login/saml/authorize/OWNER/APPLICATION?SAMLRequest= and the request below, URL-encoded",
  abilities: {
    "group-filter": "Every Casdoor role of the person is sent.",
    "computed-roles": "By template from roles, not from groups; give the roles to groups.",
    "relay-state": "As RelayState= in the tile's address.",
    "tile-url": "Only with a request in it; Casdoor starts no sign-in of its own.",
  },
  steps: {
    application: {
      title: "Create the application",
      text: "Applications > Add: name it, choose a certificate with an RSA key. Redirect URLs: the audience; SAML reply URL: the ACS URL; Enable SAML assertion signature: on; SAML hash algorithm: SHA256. Older versions sign the Response only and with SHA-1; these cannot be used.",
    },
    roles: {
      title: "Create the roles",
      text: "Roles > Add: one for each RAM role, its Name exactly the RAM role's name, Sub groups: the groups in the table.",
    },
    attributes: {
      title: "Enter the SAML attributes",
      text: "The application > SAML attributes > Add: the names in full, name format URI, with the values of the generated file.",
    },
    try: {
      title: "Try it",
      text: "The tile's address carries a ready request. Open it, sign in as a member of a mapped group, and put it on your portal.",
    },
  },
  configurations: {
    application: {
      title: "SAML fields of the application (JSON)",
      howToImport: "Merge into the application, by its page or POST /api/update-application.",
    },
    roles: {
      title: "Roles (JSON)",
      howToImport: "Roles > Add, or POST /api/add-role with your organization as the owner.",
    },
  },
  warnings: {
    "all-roles": () =>
      "All Casdoor roles of a person become role values, also those that have nothing to do with Alibaba Cloud. Give these people no other roles, or use an organization of its own.",
    "answers-only": () =>
      "Casdoor's answer names the request of the tile (InResponseTo). Alibaba Cloud's documents ask for none and do not say that one is refused; the login test shows it.",
  },
  unverified: [
    "Taken from Casdoor's sources; not run. Check in the first login test that the assertion is signed with SHA-256.",
    "Alibaba Cloud publishes no recipe for Casdoor.",
  ],
};
