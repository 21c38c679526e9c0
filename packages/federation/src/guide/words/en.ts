import type { GuideWords } from "./words.ts";

export const en: GuideWords = {
  labels: {
    "sp-metadata": "SP metadata address",
    "entity-id": "Audience (SP entity ID)",
    acs: "ACS URL, also Recipient and Destination",
    "relay-state": "Default RelayState",
    "name-id-format": "NameID format",
    signature: "What to sign",
    "signature-algorithm": "Signature algorithm",
    encryption: "Encryption",
    role: "Attribute: Role",
    "role-session-name": "Attribute: RoleSessionName",
    "role-session-name-rule": "Value of RoleSessionName",
    "session-duration": "Attribute: SessionDuration (optional)",
    "session-duration-value": "Value of SessionDuration, in seconds",
    "tile-url": "Address that starts the sign-in (the tile)",
  },
  notes: {
    acs: "HTTP-POST. Case matters: …/sso in lower case.",
    "relay-state": "Opens Model Studio. Left empty, people land on the console's home page.",
    "name-id-format": "Any format will do; NameID is not used to find the role.",
    role: "One value per role, letter by letter as in the table.",
    "role-session-name":
      "Exactly one value, 2 to 32 of A-Z a-z 0-9 . _ @ - and nothing else. It is the name that the console and ActionTrail show.",
    "session-duration": "Without it a session lasts 3600 seconds. It never outlasts the role's own maximum.",
  },
  signature: "The Assertion. A signature over the Response alone is refused.",
  encryption: "None. Alibaba Cloud publishes no key to encrypt for.",
  sessionName:
    "The user name or e-mail address. Where it has Chinese or other special characters, or more than 32, send another attribute of the person that fits, such as an employee number.",
  otherRelayState: (region) => `RelayState for ${region}`,
  otherRelayStateNote: "For people whose workspaces are in this region.",
  abilities: {
    "multi-valued": "Several values in one attribute (people choose a role)",
    "group-filter": "Sends only the groups you choose",
    "computed-roles": "Works out role values from groups",
    "session-duration": "Sends SessionDuration",
    "relay-state": "Default RelayState per application",
    "tile-url": "Sign-in that starts at the IdP, with an address of its own",
  },
  sayDone: {
    title: "Say that it is done",
    text: "The cloud admin runs the login test. Its report names every value that differs and who can change it.",
  },
  warnings: {
    noRoles: "There are no roles yet, so nothing can be sent to anybody.",
    noGroups: (roles) => `No group is mapped to: ${roles}. Nobody will receive these roles.`,
    sharedGroup: (groups) =>
      `Members of these groups get several roles and choose one at each sign-in: ${groups}.`,
  },
};
