import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "groups" | "application" | "attributes" | "access",
  "application",
  never,
  "copied"
>;

export const en: Text = {
  name: "JumpCloud",
  summary:
    "User groups whose names are the role values, letter by letter; the group attribute of the connector sends them.",
  labels: {
    "entity-id": "SP Entity ID",
    acs: "ACS URL",
    "relay-state": "Default RelayState",
    signature: "Sign: Assertion",
    "signature-algorithm": "Signature Algorithm: RSA-SHA256",
    "role-session-name-rule": "JumpCloud attribute for RoleSessionName",
  },
  tile: "The application > SSO > IDP URL: https://sso.jumpcloud.com/saml2/ and the name you chose",
  notes: {
    "role-session-name-rule":
      "The user name is plain ASCII in JumpCloud. Should it be longer than 32, choose employeeIdentifier or a custom attribute instead.",
  },
  abilities: {
    "group-filter": "The groups that the application is given to.",
    "computed-roles":
      "Membership of a group named as the role value; dynamic groups may fill it by rules over user attributes.",
    "session-duration": "As a constant attribute.",
    "tile-url": "The IDP URL, and the tile in the User Portal.",
  },
  steps: {
    groups: {
      title: "Create the user groups",
      text: "User Management > User Groups > +: one for each role, its name exactly the value in the table. Add the members of the mapped groups, or make it a dynamic group with the rule that those groups have.",
    },
    application: {
      title: "Create the connector",
      text: "Access > SSO Applications > + Add New Application > Custom Application > Manage Single Sign-On (SSO) > Configure SSO with SAML. Tab SSO: the values below.",
    },
    attributes: {
      title: "Enter the attributes",
      text: "Attributes > User Attribute Mapping: RoleSessionName in full, from username. Constant Attributes: SessionDuration, if there is one. Group Attributes: tick include group attribute and enter Role in full.",
    },
    access: {
      title: "Give access",
      text: "User Groups: only the groups named as role values, for every group that the application is given to is sent. Then Activate, and give the cloud admin the exported metadata.",
    },
  },
  configurations: {
    application: {
      title: "Connector and groups (JSON)",
      howToImport: "Enter it on the tab SSO and under User Groups.",
    },
  },
  warnings: {
    copied: (groups) =>
      `JumpCloud has no mapping from group to value, so the members of ${groups} mapped groups are also members of groups named as role values.`,
  },
  unverified: [
    "Alibaba Cloud publishes no recipe for JumpCloud. That the group attribute sends only groups the application is given to is from general pages; check it in the first login test.",
    "Whether JumpCloud takes colons, slashes and commas in a group's name was not confirmed. Otherwise use one connector for each role with Role as a constant attribute.",
  ],
};
