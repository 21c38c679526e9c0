/** What an operation asks of whoever calls it. `own`: something of one's own, in person and never by a key. */
export const rights = [
  "public",
  "own",
  "read",
  "operate",
  "approve",
  "manage-people",
  "manage-settings",
  "read-audit",
] as const;
export type Right = (typeof rights)[number];
/** What a person or a key can have; `public` is had by everybody. */
export type GrantedRight = Exclude<Right, "public">;

export const roles = ["owner", "operator", "approver", "auditor"] as const;
export type Role = (typeof roles)[number];

/** The whole table of who may do what. Whoever operates cannot approve, so two persons are always two. */
export const rightsOfRole: Readonly<Record<Role, readonly GrantedRight[]>> = {
  owner: ["own", "read", "operate", "approve", "manage-people", "manage-settings", "read-audit"],
  operator: ["own", "read", "operate"],
  approver: ["own", "read", "approve"],
  auditor: ["own", "read", "read-audit"],
};

/** Roles that can be limited to some cloud accounts; an owner and an auditor see the whole organisation. */
export const limitableRoles: readonly Role[] = ["operator", "approver"];

/**
 * What an API key can be given. A key approves nothing and manages nobody: a machine is no second person, and a leaked
 * key must not be able to make further keys or owners.
 */
export const keyScopes = ["read", "operate", "read-audit"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** What a key may do: its scopes, as far as the person who made it still has them. */
export function rightsOfKey(scopes: readonly KeyScope[], maker: Role): GrantedRight[] {
  return rightsOfRole[maker].filter((right) =>
    keyScopes.some((scope) => scope === right && scopes.includes(scope)),
  );
}
