/** The words that are easily confused, each explained where it appears. */
export const terms = {
  explain: "What does “{{word}}” mean?",
  membership: {
    word: "workspace membership",
    text: "The data layer: which Model Studio workspaces a role may use. It is granted inside Model Studio. No RAM policy grants it.",
  },
  dataPermissions: {
    word: "data permissions",
    text: "The RAM policies AliyunBailianData*: the knowledge base, data and prompt APIs. They open no workspace.",
  },
  managementLayer: {
    word: "management layer",
    text: "The RAM policies AliyunBailianControl*: managing workspaces, accounts and API keys. Using a workspace needs none of them.",
  },
  roleSso: {
    word: "role-based SSO",
    text: "People sign in at your identity provider and enter Alibaba Cloud as a RAM role. No RAM user is created for them.",
  },
  ramRole: {
    word: "RAM role",
    text: "An identity in your Alibaba Cloud account without a password. Whoever is trusted may take it for a limited time.",
  },
  trustPolicy: {
    word: "trust policy",
    text: "The part of a RAM role that says who may take it: here, only your identity provider, and only through Alibaba Cloud's sign-in.",
  },
  entityId: {
    word: "entity ID",
    text: "The name your identity provider signs its messages with. Alibaba Cloud compares it letter by letter.",
  },
  metadata: {
    word: "SAML metadata",
    text: "An XML file your identity provider publishes: its name, its sign-in addresses and the certificates that prove its signatures.",
  },
  roleId: {
    word: "RoleId",
    text: "The number RAM gave the role. Model Studio remembers the role by this number, not by its name; a re-created role is a stranger to it.",
  },
};
