import type { PolicyDocument } from "@modelstudio-sso/contracts";

/** RAM policy names allow letters, digits and hyphens up to 128; a role name's dots become hyphens. */
export function assumeRolePolicyName(federation: string, roleName: string): string {
  return `msso-${federation}-assume-${roleName.replaceAll(".", "-")}`.slice(0, 128);
}

/**
 * Grant for exactly one role. Source: Model Studio, "Log on and use Model Studio as a RAM role", method 2:
 * Resource `acs:ram:*:<account-id>:role/<role-name>`.
 */
export function assumeRolePolicy(accountId: string, roleName: string): PolicyDocument {
  return {
    Version: "1",
    Statement: [
      { Effect: "Allow", Action: "sts:AssumeRole", Resource: `acs:ram:*:${accountId}:role/${roleName}` },
    ],
  };
}
