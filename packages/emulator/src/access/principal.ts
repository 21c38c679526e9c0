/** Someone who acts: the account itself, a RAM user, or a role that was assumed. */
export type Principal = RootPrincipal | UserPrincipal | RolePrincipal;

/** The Alibaba Cloud account itself. */
export interface RootPrincipal {
  kind: "root";
  accountId: string;
}

/** A RAM user. */
export interface UserPrincipal {
  kind: "user";
  accountId: string;
  userName: string;
  userId: string;
}

/** An assumed role; `policy` is the session policy that narrows it. */
export interface RolePrincipal {
  kind: "role";
  accountId: string;
  roleName: string;
  roleId: string;
  sessionName: string;
  policy?: string;
}

/** The ARN a trust policy would name. */
export function principalArn(principal: Principal): string {
  switch (principal.kind) {
    case "root":
      return `acs:ram::${principal.accountId}:root`;
    case "user":
      return `acs:ram::${principal.accountId}:user/${principal.userName}`;
    case "role":
      return `acs:ram::${principal.accountId}:role/${principal.roleName}`;
  }
}

/** How the principal is called in a refusal. */
export function principalDisplayName(principal: Principal): string {
  switch (principal.kind) {
    case "root":
      return principal.accountId;
    case "user":
      return principal.userId;
    case "role":
      return `${principal.roleName}:${principal.sessionName}`;
  }
}
