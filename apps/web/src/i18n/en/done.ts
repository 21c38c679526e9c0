/** The end of the road: what stands, what is pending, what people get. */
export const done = {
  title: "Ready to hand over",
  titlePending: "Almost there",
  lead: "Everything on the road is done and proved.",
  leadPending: "What is listed as pending below still waits for somebody.",
  people: "What your people get",
  peopleIdp: "Give them this address, or assign them the application in your identity provider's portal.",
  peopleNoTile: "Assign them the application in your identity provider's portal; they start at its tile.",
  peopleRam: "They sign in here as their RAM user, then switch to the role.",
  tile: "Application tile",
  logon: "RAM-user logon",
  switch: "Switch to the role",
  proofs: "Proofs",
  notProved: "Not tried",
  roles: "Ways in",
  roleGroups: "Groups: {{groups}}",
  pending: "Still pending",
  nothing: "Nothing is pending.",
  goTo: "Go to {{step}}",
  later: "Keep in mind",
  laterItems: {
    certificates:
      "Certificates end. Replace the metadata here before they do; RAM holds two, so both work meanwhile.",
    roles: "Do not delete and re-create roles by hand: Model Studio would not know the new ones.",
    people:
      "Rights follow groups. Who leaves a group at your identity provider loses the role with the next sign-in.",
  },
  home: "All sign-on set-ups",
};
