/** The first screen and the list of set-ups. */
export const start = {
  title: "Let your people enter Model Studio with the login they already have",
  lead: "Connect your identity provider to Alibaba Cloud Model Studio once. You see every change before it happens, and the login is proved before anybody depends on it.",
  begin: "Set up single sign-on",
  beginTime: "Usually 20 minutes of yours, and 10 of the person who runs your identity provider.",
  listTitle: "Your sign-on set-ups",
  roles: "{{count}} role",
  roles_other: "{{count}} roles",
  pathIdp: "Through the identity provider",
  pathRam: "Through RAM users",
  changed: "Changed {{when}}",
  how: {
    label: "How a login travels",
    idp: "Your identity provider",
    idpText: "says who somebody is and which groups they are in",
    role: "A RAM role",
    roleText: "is what a group becomes in your Alibaba Cloud account",
    workspace: "Model Studio workspaces",
    workspaceText: "open to the roles that are members of them",
  },
  does: "What this sets up",
  doesItems: {
    provider: "Your identity provider, registered with RAM",
    roles: "RAM roles that trust it, with the least policies they need",
    groups: "Which group of yours leads to which role and workspace",
    guide: "Exact instructions for the admin of your identity provider",
    proof: "A proved login, for each role",
  },
  doesNot: "What it does not set up",
  doesNotItems: {
    tokenPlan:
      "Token Plan's own SSO: seats of a Token Plan are another identity system with its own sign-on page.",
    user: "User-based SSO: every person keeps a RAM user, and RAM-user passwords stop working.",
    cloudSso: "CloudSSO: one portal for many accounts of a resource directory.",
  },
  fit: {
    title: "Is role-based SSO right for you?",
    lead: "Three questions tell the kinds of single sign-on apart.",
    reach: "What should people reach?",
    reachConsole: "The Model Studio console and its workspaces",
    reachSeats: "Only the seats of a Token Plan",
    accounts: "How many Alibaba Cloud accounts should they enter?",
    accountsFew: "One, or a few",
    accountsMany: "Many, in a resource directory",
    person: "Must every person have a RAM user of their own?",
    personNo: "No, groups decide what people may do",
    personYes: "Yes, with a personal user and access key",
    verdict: {
      role: "Role-based SSO fits. That is what this service sets up.",
      tokenPlan:
        "Use Token Plan's own SSO. Its seats are not workspace members, and this service does not touch them.",
      cloudSso:
        "Look at CloudSSO first. It is made for many accounts; this service sets up one account at a time.",
      user: "Look at user-based SSO. It maps every person to a RAM user; this service creates none of those mappings.",
    },
  },
};
