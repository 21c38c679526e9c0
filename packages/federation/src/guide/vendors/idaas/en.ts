import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "application" | "accounts" | "access" | "groups",
  "accounts" | "saml-sso-config",
  "account-id" | "provider-name",
  "one-role-per-group"
>;

export const en: Text = {
  name: "Alibaba Cloud IDaaS",
  summary:
    "The marketplace application for role-based SSO: an application account for each role, its user name the RAM role's name.",
  labels: {
    "account-id": "Alibaba Cloud account ID",
    "provider-name": "IdP name",
    acs: "ACS URL",
    "entity-id": "SP Entity ID",
    "relay-state": "Default RelayState",
    "role-session-name-rule": "Value expression of RoleSessionName (generic application)",
  },
  notes: {
    "role-session-name-rule":
      "The IDaaS user name. Where user names are not 2 to 32 of A-Z a-z 0-9 . _ @ -, use user.userExternalId or a custom field that is.",
  },
  tile: "The application > Sign-In > IdP SSO URL, and the tile in the application portal",
  abilities: {
    "group-filter":
      "The marketplace application sends no groups; the generic one sends all groups that have an external ID.",
    "computed-roles": "Through application accounts, or through the groups' external IDs.",
    "session-duration": "In the generic application only.",
  },
  steps: {
    application: {
      title: "Add the marketplace application",
      text: "IDaaS console > the instance > Applications > Add Application > Marketplace: Alibaba Cloud Role-based SSO, for the China site or the International site as this set-up has it. Sign-In > SSO: enable it and enter the account ID and the IdP name, letter by letter.",
    },
    accounts: {
      title: "Add the application accounts",
      text: "The application > Application Accounts: for each person one for each role, with the RAM role's name as its user name. The generated file says which groups are for which.",
    },
    access: {
      title: "Authorise the people",
      text: "The application > Sign-In > Authorize: the groups in the table. Somebody with several application accounts chooses one.",
    },
    groups: {
      title: "Or let groups decide",
      text: "With many people, add a generic SAML 2.0 application (Custom Applications) instead: Sign-In > SSO with the values of the second file, and for each group its External ID set to the role value (Accounts > Groups). It is a different application, so its metadata is the one to give to this set-up.",
    },
  },
  configurations: {
    accounts: {
      title: "Application accounts (JSON)",
      howToImport: "Application Accounts > Add, one for each person and role.",
    },
    "saml-sso-config": {
      title: "Generic SAML application (JSON)",
      howToImport:
        "SetApplicationSsoConfig of the EIAM API, or the page Sign-In > SSO; then the groups' external IDs.",
    },
  },
  warnings: {
    "one-role-per-group": (groups) =>
      `A group has one external ID, so in the generic application these groups give their first role only: ${groups}.`,
  },
  unverified: [
    "That ArrayMap gives one AttributeValue for each group was not confirmed; the login test shows it.",
  ],
};
