import type { GuideFacts } from "../../facts.ts";
import { powershellString } from "../../formats/powershell.ts";
import { claimRules } from "./claim-rules.ts";

/** Display name of the trust. */
const trust = "Alibaba Cloud Model Studio";

/**
 * Creates the relying party trust with its rules and the page that starts a sign-in. Source: Microsoft,
 * "Add-AdfsRelyingPartyTrust", "New-AdfsSamlEndpoint" and "Set-AdfsProperties".
 */
export function relyingPartyTrust(facts: GuideFacts): string {
  return `# Run in Windows PowerShell on the primary AD FS server (Windows Server 2016 or later), as an AD FS administrator.
$ErrorActionPreference = 'Stop'

$rules = ${powershellString(claimRules(facts))}

$endpoint = New-AdfsSamlEndpoint -Binding POST -Protocol SAMLAssertionConsumer -Uri ${powershellString(facts.site.acsUrl)} -IsDefault $true -Index 1

Add-AdfsRelyingPartyTrust \`
  -Name ${powershellString(trust)} \`
  -Identifier ${powershellString(facts.site.entityId)} \`
  -SamlEndpoint $endpoint \`
  -SignatureAlgorithm 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' \`
  -SamlResponseSignature AssertionOnly \`
  -EncryptClaims $false \`
  -AccessControlPolicyName 'Permit everyone' \`
  -IssuanceTransformRules $rules

# The page that starts a sign-in at AD FS, and RelayState on it.
Set-AdfsProperties -EnableIdPInitiatedSignonPage $true
Set-AdfsProperties -EnableRelayStateForIdpInitiatedSignOn $true
`;
}
