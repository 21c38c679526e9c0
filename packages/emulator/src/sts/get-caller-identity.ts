import { principalArn } from "../access/principal.ts";
import { type Answer, type Call, operation } from "../wire/operation.ts";

/** Tells who signed the call; needs no permission. */
export const getCallerIdentity = operation({ run: identityOf });

function identityOf(call: Call): Answer {
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
