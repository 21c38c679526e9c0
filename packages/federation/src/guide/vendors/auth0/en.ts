import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<"application" | "addon" | "action" | "try", "action" | "addon", never, never>;

export const en: Text = {
  name: "Auth0",
  summary:
    "The addon SAML2 Web App, and a post-login Action that turns Auth0 roles into role values and makes RoleSessionName.",
  labels: {
    acs: "Application Callback URL, recipient and destination",
    "entity-id": "audience",
    signature: "signResponse: false, so that the assertion is what is signed",
  },
  tile: "The addon > Usage > Identity Provider Login URL: https://your-tenant.auth0.com/samlp/CLIENT-ID",
  sessionName:
    "Made by the Action: the e-mail address where it fits in 2 to 32 allowed characters, else the part before the @, else u- and a digest.",
  abilities: {
    "group-filter": "The Action sends only role values.",
    "computed-roles": "JavaScript in an Action.",
    "relay-state": "As RelayState= in the address that starts the sign-in.",
  },
  steps: {
    application: {
      title: "Create the application",
      text: "Applications > Applications > Create Application > Regular Web Application, named exactly Alibaba Cloud Model Studio: the Action looks for this name.",
    },
    addon: {
      title: "Switch on SAML",
      text: "The application > Addons > SAML2 Web App: Settings > Application Callback URL is the ACS URL; replace the settings by the generated ones; Enable. Usage holds the metadata for the cloud admin.",
    },
    action: {
      title: "Deploy the Action",
      text: "Actions > Library > Create Action > Build from scratch, trigger Login / Post Login: paste the generated code, Deploy, then Actions > Triggers > post-login: drag it into the flow. The groups of this set-up are Auth0 roles (User Management > Roles), or groups that an enterprise connection puts into the profile.",
    },
    try: {
      title: "Try it",
      text: "Open the tile's address and sign in as somebody with a mapped role. Put it on your portal.",
    },
  },
  configurations: {
    action: {
      title: "Post-login Action (JavaScript)",
      howToImport: "Actions > Library > Create Action > Post Login.",
    },
    addon: {
      title: "Settings of SAML2 Web App (JSON)",
      howToImport: "The application > Addons > SAML2 Web App > Settings.",
    },
  },
  warnings: {},
  unverified: [
    "Alibaba Cloud publishes no recipe for Auth0. The Action was run against stand-ins of its API, not in a tenant.",
    "That the RelayState in the starting address is passed on was not confirmed.",
  ],
};
