import { alibabaSites, type FederationDocument, type Guide } from "@modelstudio-sso/contracts";
import { roleAttributeValue } from "../rules/index.ts";

const attribute = "https://www.aliyun.com/SAML-Role/Attributes";

/** What the guide must know beside the document. */
export interface GuideContext {
  /** Vendor recognised in the IdP's metadata; `generic` where none was. */
  vendor: string;
  /** Address of the Model Studio console to land on; the RelayState. */
  relayState: string;
}

function values(document: FederationDocument, context: GuideContext): Guide["values"] {
  const site = alibabaSites[document.site];
  const session = document.loginPath.kind === "idp" ? document.loginPath.sessionDurationSeconds : undefined;
  return [
    { id: "sp-metadata", label: "SP metadata address", value: site.metadataUrl },
    { id: "entity-id", label: "Audience (SP entity ID)", value: site.entityId },
    {
      id: "acs",
      label: "Assertion consumer service (ACS) URL, also Recipient and Destination",
      value: site.acsUrl,
      note: "HTTP-POST",
    },
    {
      id: "relay-state",
      label: "Default RelayState",
      value: context.relayState,
      note: "opens Model Studio instead of the console home",
    },
    {
      id: "name-id",
      label: "NameID",
      value: "any; persistent or e-mail address",
      note: "not used to find the role",
    },
    {
      id: "signature",
      label: "Signature",
      value: "sign the Assertion, RSA-SHA256",
      note: "a signed Response alone is refused; no encryption",
    },
    {
      id: "role",
      label: "Attribute: Role",
      value: `${attribute}/Role`,
      note: "one value per role, see the table",
    },
    {
      id: "role-session-name",
      label: "Attribute: RoleSessionName",
      value: `${attribute}/RoleSessionName`,
      note: "e-mail address or user name: 2 to 32 of A-Z a-z 0-9 . _ @ - (no Chinese characters, no backslash)",
    },
    {
      id: "session-duration",
      label: "Attribute: SessionDuration (optional)",
      value: `${attribute}/SessionDuration`,
      note: session === undefined ? "seconds, 900 to the role's maximum; 3600 without it" : `send ${session}`,
    },
  ];
}

const steps: Guide["steps"] = [
  {
    id: "application",
    title: "Create a SAML 2.0 application",
    text: "Name it as employees should see its tile, for example “Alibaba Cloud Model Studio”. Sign-in starts at your side (IdP-initiated): the tile is the employees' way in.",
  },
  {
    id: "service-provider",
    title: "Enter the service provider's values",
    text: "Import the SP metadata, or enter audience, ACS URL and default RelayState by hand. Sign the assertion; do not encrypt it.",
  },
  {
    id: "attributes",
    title: "Send the attributes",
    text: "Role: for each group in the table, one value for its members, exactly as written: the role first, a comma, no blank. RoleSessionName: the e-mail address or user name.",
  },
  {
    id: "assign",
    title: "Assign the groups",
    text: "Give the application to the groups in the table and to nobody else. Someone in several groups chooses one role at sign-in.",
  },
  {
    id: "say-done",
    title: "Say that it is done",
    text: "The cloud admin runs the login test. Its report names every value that differs and who can change it.",
  },
];

/** Instructions for the IdP's admin, with every value of this federation filled in. */
export function makeGuide(document: FederationDocument, context: GuideContext): Guide {
  const path = document.loginPath;
  return {
    vendor: context.vendor,
    values: path.kind === "idp" ? values(document, context) : [],
    roleValues:
      path.kind === "idp"
        ? document.roles.map((role) => ({
            role: role.name,
            groups: role.groups,
            value: roleAttributeValue(document.accountId, role.name, path.providerName),
          }))
        : [],
    steps: path.kind === "idp" ? steps : [],
    documented: ["adfs", "entra", "okta", "onelogin", "idaas"].includes(context.vendor),
  };
}
