import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "application" | "saml" | "roles" | "claims" | "assign",
  "app-roles" | "graph-script" | "claims-policy",
  "role-namespace" | "role-source" | "session-pattern" | "session-replacement",
  "too-long" | "many-groups"
>;

export const en: Text = {
  name: "Microsoft Entra ID",
  summary:
    "An app role for each RAM role carries the role value; groups are assigned to app roles, and the claim Role sends what is assigned.",
  labels: {
    "entity-id": "Identifier (Entity ID)",
    acs: "Reply URL (Assertion Consumer Service URL)",
    "relay-state": "Relay State",
    signature: "Signing Option: Sign SAML assertion",
    "signature-algorithm": "Signing Algorithm: SHA-256",
    "role-namespace": "Namespace of the claims",
    "role-source": "Source attribute of the claim Role",
    "session-pattern": "Regex pattern of RegexReplace()",
    "session-replacement": "Replacement pattern of RegexReplace()",
  },
  notes: {
    "role-namespace":
      "Name and namespace are two fields: Role, RoleSessionName and SessionDuration are the names.",
  },
  tile: "Properties > User access URL of the enterprise application",
  sessionName:
    "Transformation RegexReplace() on user.userprincipalname: the UPN where it fits in 2 to 32 allowed characters, else the part before the @; without a match (guests have a # in theirs) the object ID, 36 characters.",
  abilities: {
    "multi-valued": "One value for each app role the person is assigned to.",
    "group-filter":
      "Only app roles go out. Nested groups do not count, and assigning groups needs Entra ID P1.",
    "computed-roles": "Through app roles, each value at most 120 characters.",
    "tile-url": "The User access URL, and the tile in My Apps.",
  },
  steps: {
    application: {
      title: "Add the gallery application",
      text: "Entra admin center > Entra ID > Enterprise applications > New application: search for Alibaba Cloud Service (Role-based SSO) and create it.",
    },
    saml: {
      title: "Enter the service provider",
      text: "The application > Single sign-on > SAML > Basic SAML Configuration > Edit: upload the file behind the SP metadata address, or enter the values by hand. Then SAML Certificates > Token signing certificate > Edit: sign the assertion, with SHA-256. Token encryption stays off.",
    },
    roles: {
      title: "Create the app roles",
      text: "Run the generated script, which adds what is missing and assigns the groups. Or by hand: App registrations > All applications > the application > App roles > Create app role, member type Users/Groups, with the value from the table. With Graph Explorer: send the generated body to PATCH https://graph.microsoft.com/v1.0/servicePrincipals/OBJECT-ID, with the app roles that exist already (msiam_access among them) in front of it.",
    },
    claims: {
      title: "Enter the claims",
      text: "Single sign-on > Attributes & Claims > Edit. Role: namespace as below, source attribute user.assignedroles (the gallery application has it already). RoleSessionName: same namespace, source Transformation, RegexReplace(), parameter 1 user.userprincipalname, with the pattern and the replacement below, and Specify output if no match: user.objectid. SessionDuration, if there is one: the number as a constant. No claim for groups is needed.",
    },
    assign: {
      title: "Assign the groups",
      text: "The application > Users and groups > Add user/group: each group of the table with the app role of the same name. The script has done this for the groups it found.",
    },
  },
  configurations: {
    "app-roles": {
      title: "App roles (JSON)",
      howToImport:
        "Append these to the appRoles that exist and send them with PATCH /servicePrincipals/{id}.",
    },
    "graph-script": {
      title: "PowerShell: app roles and assignments",
      howToImport: "Connect-MgGraph with the scopes named in the file, then run it.",
    },
    "claims-policy": {
      title: "Claims policy (JSON, Graph beta)",
      howToImport:
        "Instead of the pages: PUT https://graph.microsoft.com/beta/servicePrincipals/{id}/claimsPolicy",
    },
  },
  warnings: {
    "too-long": (roles) =>
      `An app role's value may have 120 characters at most, so Entra ID refuses: ${roles}. Shorten the role's or the provider's name.`,
    "many-groups": (count) =>
      `${count} groups are mapped. Each is one assignment by hand or by the script; there are no rules over many groups.`,
  },
  unverified: [
    "The custom claims policy is a beta of Microsoft Graph; it follows the published types and was not sent to a tenant.",
    "The script uses published cmdlets and was not run against a tenant.",
  ],
};
