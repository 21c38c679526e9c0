import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "import" | "groups" | "session-name" | "try",
  "partial-import" | "group-roles" | "user-profile",
  never,
  never
>;

export const en: Text = {
  name: "Keycloak",
  summary:
    "A client with one client role per RAM role. Groups are given these roles, and mappers write them as role values.",
  labels: {
    "entity-id": "Client ID (the audience)",
    acs: "Assertion Consumer Service POST Binding URL",
    "relay-state": "IDP Initiated SSO Relay State",
    "name-id-format": "Name ID format (persistent, forced)",
  },
  tile: "https://your-keycloak/realms/your-realm/protocol/saml/clients/ and the IDP-Initiated SSO URL name",
  sessionName:
    "The user name. Keycloak's mappers compute nothing: where user names are Chinese or longer than 32, add the user attribute alibabaSessionName and let the mapper RoleSessionName read it (mapper type User Attribute).",
  abilities: {
    "group-filter": "Only roles of this client go out, never groups.",
    "computed-roles": "Through client roles given to groups; members of subgroups inherit them.",
  },
  steps: {
    import: {
      title: "Import the client",
      text: "Realm settings > Action > Partial import: choose partial-import.json, select the client and its roles. Or run the generated script, which does this too.",
    },
    groups: {
      title: "Give the groups their roles",
      text: "Groups > the group > Role mapping > Assign role > Filter by clients: the role named as in the table. The script gives every mapped group its roles with kcadm.sh. Groups must exist already; a name that begins with / is taken for a path.",
    },
    "session-name": {
      title: "Look at the user names",
      text: "If all user names are 2 to 32 of A-Z a-z 0-9 . _ @ -, nothing is to be done. Otherwise: Realm settings > User profile > JSON editor, add the generated attribute, fill it in for those people, and in Clients > the client > Client scopes > the dedicated scope replace the mapper RoleSessionName by one of type User Attribute that reads alibabaSessionName.",
    },
    try: {
      title: "Try it",
      text: "Open the tile's address and sign in as a member of a mapped group. Enter it as the client's Home URL, so that it shows in the account console, or put it on your portal.",
    },
  },
  configurations: {
    "partial-import": {
      title: "Client with mappers and roles (JSON)",
      howToImport: "Realm settings > Action > Partial import, or with the script.",
    },
    "group-roles": {
      title: "Script for kcadm.sh",
      howToImport: "Put it beside partial-import.json and run it with kcadm.sh on the path.",
    },
    "user-profile": {
      title: "User profile attribute (JSON)",
      howToImport:
        "Only if user names do not fit: into the list attributes of Realm settings > User profile > JSON editor.",
    },
  },
  warnings: {},
  unverified: [
    "The client was checked against Keycloak's sources, but not imported into a running Keycloak.",
    "kcadm.sh create partialImport is taken from Keycloak's administration guide and was not run.",
  ],
};
