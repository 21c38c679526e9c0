import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "trust" | "rules" | "access" | "page",
  "powershell" | "claim-rules",
  never,
  never
>;

export const en: Text = {
  name: "AD FS",
  summary:
    "A relying party trust whose claim rules read the person's Active Directory groups and issue the role values.",
  labels: {
    "entity-id": "Relying party identifier",
    acs: "SAML Assertion Consumer Endpoint (POST)",
    "signature-algorithm": "Secure hash algorithm: SHA-256",
  },
  tile: "https://your-adfs/adfs/ls/idpinitiatedsignon.aspx",
  sessionName:
    "Made by the claim rules: the UPN where it fits in 2 to 32 allowed characters, else the part before the @, else sid- and the last two numbers of the account's SID.",
  abilities: {
    "group-filter": "Only the groups named in the rules count; no group goes out.",
    "computed-roles": "Security groups, nested ones included; names are compared exactly, case and all.",
    "relay-state": "As RelayState in the page's address, once it is enabled.",
  },
  steps: {
    trust: {
      title: "Create the relying party trust",
      text: "Run the generated script on the primary AD FS server. Or by hand: AD FS Management > Relying Party Trusts > Add Relying Party Trust > Claims aware > Import data about the relying party published online, with the SP metadata address.",
    },
    rules: {
      title: "Enter the claim rules",
      text: 'The script has done this. By hand: the trust > Edit Claim Issuance Policy > Add Rule > Send Claims Using a Custom Rule, once for each rule of the file. Then in PowerShell: Set-AdfsRelyingPartyTrust -TargetName "Alibaba Cloud Model Studio" -SamlResponseSignature AssertionOnly -EncryptClaims $false.',
    },
    access: {
      title: "Narrow who may use it",
      text: "The trust > Edit Access Control Policy: Permit specific group, with the groups in the table. Without it everybody may start the sign-in, and those without a role are refused by Alibaba Cloud.",
    },
    page: {
      title: "Switch on the sign-in page",
      text: "The script enables the IdP-initiated sign-on page and RelayState on it. Open the tile's address and sign in as a member of a mapped group; put this address on your portal.",
    },
  },
  configurations: {
    powershell: {
      title: "PowerShell: the whole trust",
      howToImport: "Run it in an elevated Windows PowerShell on the primary AD FS server.",
    },
    "claim-rules": {
      title: "Claim rules alone",
      howToImport:
        "Edit Claim Issuance Policy > Add Rule > Send Claims Using a Custom Rule, or Set-AdfsRelyingPartyTrust -IssuanceTransformRulesFile.",
    },
  },
  warnings: {},
  unverified: [
    "The rules extend Alibaba Cloud's published ones; they were checked for form, but not run on an AD FS server.",
    "EnableRelayStateForIdpInitiatedSignOn: Windows Server 2012 R2 sets it in Microsoft.IdentityServer.Servicehost.exe.config instead.",
  ],
};
