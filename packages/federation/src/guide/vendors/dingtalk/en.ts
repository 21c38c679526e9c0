import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "between" | "portal" | "attributes" | "range",
  "applications",
  never,
  "one-each"
>;

export const en: Text = {
  name: "DingTalk, or a portal like it",
  summary:
    "DingTalk signs people in, but no SAML application of its own was found. Put Alibaba Cloud IDaaS between, or use a portal that sends constant attributes, with one application for each role.",
  labels: {},
  tile: "A link to the application's sign-in address, added to the workbench",
  sessionName:
    "The job number or the mailbox name: 2 to 32 of A-Z a-z 0-9 . _ @ -. Never the person's name: Chinese characters are refused.",
  abilities: {
    "multi-valued":
      "A portal with constant attributes has one value for each application; IDaaS has several.",
    "group-filter": "Through IDaaS.",
    "computed-roles": "Through IDaaS.",
    "relay-state": "Depends on the portal.",
  },
  steps: {
    between: {
      title: "Recommended: IDaaS between",
      text: "IDaaS takes DingTalk as a source of accounts and groups (Identity Providers > DingTalk) and lets people sign in with DingTalk. Then follow the guide for Alibaba Cloud IDaaS; its metadata is the one to give to this set-up.",
    },
    portal: {
      title: "Or a portal of your own",
      text: "Create one SAML 2.0 application for each role, with the audience and the ACS URL below. Sign the assertion, do not encrypt it.",
    },
    attributes: {
      title: "Add the attributes",
      text: "Role as a constant with the value from the table, RoleSessionName from a field of the person, SessionDuration as a constant, if there is one.",
    },
    range: {
      title: "Set who may use it",
      text: "Make each application visible to the groups the table names for its role, and to nobody else. Add its address to the DingTalk workbench.",
    },
  },
  configurations: {
    applications: {
      title: "Applications and attributes (JSON)",
      howToImport: "Enter each entry as one application of the portal.",
    },
  },
  warnings: {
    "one-each": (count) =>
      `Without IDaaS ${count} roles need ${count} applications. If each has metadata of its own, each needs a provider of its own in RAM; this set-up registers one.`,
  },
  unverified: [
    "No page of DingTalk or Alibaba Cloud was found that describes DingTalk itself as a SAML identity provider.",
  ],
};
