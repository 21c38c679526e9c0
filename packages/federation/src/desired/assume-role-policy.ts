import { createHash } from "node:crypto";
import type { PolicyDocument } from "@modelstudio-sso/contracts";

/**
 * RAM policy names allow letters, digits and hyphens, up to 128; a role name may have dots. A dotted name gets a mark
 * of its own, so that `dev.a` and `dev-a` have two policies.
 */
export function assumeRolePolicyName(federation: string, roleName: string): string {
  const plain = `msso-${federation}-assume-${roleName.replaceAll(".", "-")}`;
  if (!roleName.includes(".")) return plain;
  return `${plain}-${createHash("sha256").update(roleName).digest("hex").slice(0, 8)}`;
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
