import type { GuideFacts } from "../../facts.ts";
import { powershellString } from "../../formats/powershell.ts";
import { roleId } from "./role-id.ts";

function hashtable(facts: GuideFacts): string {
  const rows = facts.roles.map((role) => {
    const groups = role.groups.map(powershellString).join(", ");
    return `  @{ Name = ${powershellString(role.name)}; Id = ${powershellString(roleId(role.value))}; Value = ${powershellString(role.value)}; Groups = @(${groups}) }`;
  });
  return `@(\n${rows.join("\n")}\n)`;
}

/**
 * Adds the app roles that are missing and gives each mapped group its role, through Microsoft Graph. A group is found
 * by its object ID, else by its display name, which must be unique. Source: Microsoft Graph, "Update servicePrincipal"
 * and "Grant an appRoleAssignment for a group".
 */
export function graphScript(facts: GuideFacts): string {
  return `# Needs the module Microsoft.Graph and, once: Connect-MgGraph -Scopes Application.ReadWrite.All, AppRoleAssignment.ReadWrite.All, Group.Read.All
param([string] $Application = 'Alibaba Cloud Service (Role-based SSO)')
$ErrorActionPreference = 'Stop'

$roles = ${hashtable(facts)}

$principal = @(Get-MgServicePrincipal -Filter "displayName eq '$($Application.Replace("'", "''"))'")
if ($principal.Count -ne 1) { throw "There are $($principal.Count) enterprise applications of this name." }
$principal = $principal[0]

# Everything that is there stays; a role that is there already keeps its ID.
$kept = @($principal.AppRoles)
$missing = @($roles | Where-Object { $kept.Value -notcontains $_.Value } | ForEach-Object {
  @{ id = $_.Id; displayName = $_.Name; description = $_.Value; value = $_.Value; isEnabled = $true; allowedMemberTypes = @('User') }
})
if ($missing.Count -gt 0) {
  Update-MgServicePrincipal -ServicePrincipalId $principal.Id -AppRoles ($kept + $missing)
  $principal = Get-MgServicePrincipal -ServicePrincipalId $principal.Id
}

$given = @(Get-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId $principal.Id -All)
foreach ($role in $roles) {
  $appRole = $principal.AppRoles | Where-Object { $_.Value -ceq $role.Value }
  foreach ($name in $role.Groups) {
    $guid = [guid]::Empty
    $found = if ([guid]::TryParse($name, [ref] $guid)) { @(Get-MgGroup -GroupId $name) }
      else { @(Get-MgGroup -Filter "displayName eq '$($name.Replace("'", "''"))'") }
    if ($found.Count -ne 1) { Write-Warning "Group $name was found $($found.Count) times; assign it by hand."; continue }
    $there = $given | Where-Object { $_.PrincipalId -eq $found[0].Id -and $_.AppRoleId -eq $appRole.Id }
    if ($null -eq $there) {
      $null = New-MgGroupAppRoleAssignment -GroupId $found[0].Id -PrincipalId $found[0].Id -ResourceId $principal.Id -AppRoleId $appRole.Id
    }
  }
}
`;
}
