import { principalArn } from "../access/principal.ts";
import type { Answer, Call } from "../wire/operation.ts";

/** Tells who signed the call; needs no permission. */
export function getCallerIdentity(call: Call): Answer {
  const { principal } = call;
  const common = { AccountId: principal.accountId };
  switch (principal.kind) {
    case "root":
      return {
        ...common,
        IdentityType: "Account",
        Arn: principalArn(principal),
        PrincipalId: principal.accountId,
      };
    case "user":
      return {
        ...common,
        IdentityType: "RAMUser",
        Arn: principalArn(principal),
        PrincipalId: principal.userId,
        UserId: principal.userId,
      };
    case "role": {
      const { accountId, roleName, roleId, sessionName } = principal;
      return {
        ...common,
        IdentityType: "AssumedRoleUser",
        Arn: `acs:ram::${accountId}:assumed-role/${roleName}/${sessionName}`,
        PrincipalId: `${roleId}:${sessionName}`,
        RoleId: roleId,
      };
    }
  }
}
