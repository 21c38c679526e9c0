/** The frame around every finding. */
export const diagnostics = {
  severity: {
    error: "Must be fixed",
    accept: "Must be accepted",
    warning: "Worth fixing",
    info: "Good to know",
  },
  want: "Expected",
  got: "Found",
  at: "Where",
  fixer: "Who fixes it",
  place: "Where to change it",
  fixAt: {
    idp: "The identity provider's admin",
    cloud: "The cloud admin, in Alibaba Cloud",
    service: "You, on these pages",
    network: "Whoever runs the network between",
  },
  docs: "About {{code}}",
};
