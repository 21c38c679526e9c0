/** The road beside every step. */
export const road = {
  label: "Steps of this set-up",
  position: "Step {{at}} of {{of}}",
  steps: {
    account: "Account",
    "identity-provider": "Identity provider",
    groups: "Groups and roles",
    review: "Review and apply",
    guide: "Identity provider guide",
    memberships: "Workspace memberships",
    test: "Prove the login",
    done: "Hand over",
  },
  state: { done: "Done", next: "Next", open: "Open", stale: "Changed since it was applied" },
  who: {
    you: "You",
    both: "You and the IdP admin",
    "idp-admin": "The IdP admin",
    console: "A person in the console",
    nobody: "",
  },
};
