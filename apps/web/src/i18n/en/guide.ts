/** What the admin of the identity provider must enter. */
export const guide = {
  title: "Guide for the identity provider's admin",
  lead: "Everything the IdP admin has to enter, each value ready to copy. They need no access to Alibaba Cloud.",
  product: "Their product",
  productNote: "Each guide speaks in the menu names of its product.",
  recognised: "{{name}} (recognised in the metadata)",
  done: "Done",
  about: "About {{vendor}}",
  answer: { yes: "Yes", limited: "With limits", no: "No", unknown: "Not known" },
  documentedBy: {
    alibaba: "Alibaba Cloud documents this product for role-based SSO.",
    vendor: "The vendor documents this product for role-based SSO to Alibaba Cloud.",
    nobody: "The steps are put together from the vendor's general pages.",
  },
  unverified: "{{count}} detail that no published source confirmed",
  unverified_other: "{{count}} details that no published source confirmed",
  undocumented:
    "Neither Alibaba Cloud nor the vendor documents this product for role-based SSO. The values are exact; the menu names may differ.",
  values: "All values",
  roles: "Who gets which role",
  rolesNote: "Send this attribute value to the members of the group, one value per role, letter by letter.",
  noGroups: "no group yet",
  steps: "Step by step",
  noProduct: "No such product. Take any SAML 2.0 identity provider.",
  files: "Configuration made for this set-up",
  filesNote: "Every value, group and role is filled in. None of these files holds a secret.",
  downloadOf: "Save {{name}}",
  copyAll: "Copy the whole guide as text",
  print: "Print",
  rehearse: "Let the rehearsal IdP follow this guide",
  rehearseNote:
    "Plays the IdP admin in the sandbox: enters exactly these values at the rehearsal identity provider.",
  rehearsed: "The rehearsal identity provider follows the guide now.",
  tile: "Its application tile",
  notApplied:
    "These values already hold, but the roles do not exist at the cloud before the plan is applied.",
};
