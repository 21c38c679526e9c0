/** What the admin of the identity provider must enter. */
export const guide = {
  title: "Guide for the identity provider's admin",
  lead: "Everything the IdP admin has to enter, each value ready to copy. They need no access to Alibaba Cloud.",
  for: "Written for {{vendor}}",
  anyVendor: "any SAML 2.0 identity provider",
  undocumented:
    "Neither Alibaba Cloud nor the vendor documents this product for role-based SSO. The values are exact; the menu names may differ.",
  values: "Values to enter",
  roles: "Who gets which role",
  rolesNote: "Send this attribute value to the members of the group, one value per role, letter by letter.",
  role: "Role",
  groups: "Groups",
  value: "Attribute value",
  noGroups: "no group yet",
  steps: "Step by step",
  copyAll: "Copy the whole guide as text",
  print: "Print",
  rehearse: "Let the rehearsal IdP follow this guide",
  rehearseNote:
    "Plays the IdP admin in the sandbox: enters exactly these values at the rehearsal identity provider.",
  rehearsed: "The rehearsal identity provider follows the guide now.",
  tile: "Its application tile",
  none: "The guide needs an identity provider and at least one role.",
  notApplied:
    "These values already hold, but the roles do not exist at the cloud before the plan is applied.",
};
