import type { FederationDocument, LoginPath, LoginUser, SiteId } from "@modelstudio-sso/contracts";
import { assumeRolePolicyName } from "../desired/assume-role-policy.ts";
import { ownerInDescription } from "../desired/markers.ts";
import { assumeAnyRolePolicy } from "../rules/index.ts";
import { trustedBy, usersTrustedBy } from "./find-roles.ts";
import type { AccountView, ImportSource, RoleInAccount } from "./read-account.ts";
import { managedPolicies } from "./role-entry.ts";

type Given = { accountId: string; site: SiteId };

const trusts = (of: RoleInAccount, given: Given, kind: "provider" | "account", name: string) =>
  trustedBy(of, given).some((subject) => subject.kind === kind && subject.name === name);

/** Roles that lead to Model Studio through what was asked for. */
export interface Found {
  path: LoginPath;
  roles: RoleInAccount[];
  /** Roles that trust the whole account, and so these users too, but that nothing ties to Model Studio. */
  passedOver: string[];
}

function providerOf(view: AccountView, source: ImportSource, given: Given): string | null {
  if (view.provider !== null) return view.provider.name;
  if (source.kind !== "federation") return null;
  const names = view.roles.flatMap((of) =>
    trustedBy(of, given).flatMap((subject) => (subject.kind === "provider" ? [subject.name] : [])),
  );
  return names.sort()[0] ?? null;
}

function loginUsers(view: AccountView, names: readonly string[], federation: string): LoginUser[] {
  return [...new Set(names)].sort().flatMap((name): LoginUser[] => {
    const found = view.users.find(({ user }) => user.name === name);
    if (found === undefined) return [];
    const ours = ownerInDescription(found.user.comments) === federation;
    return [{ name, create: ours, ...(ours ? { displayName: found.user.displayName } : {}) }];
  });
}

function holds(view: AccountView, user: string, policy: string): boolean {
  return (
    view.users
      .find((entry) => entry.user.name === user)
      ?.policies.some((attached) => attached.policy === policy) ?? false
  );
}

/** `all-roles` only where every user holds exactly that grant and none of single roles. */
export function grantOf(
  view: AccountView,
  users: readonly string[],
  of: { federation: string; roles: readonly RoleInAccount[] },
): "one-role" | "all-roles" {
  const single = of.roles.some(({ role }) =>
    users.some((user) => holds(view, user, assumeRolePolicyName(of.federation, role.name))),
  );
  const all = users.length > 0 && users.every((user) => holds(view, user, assumeAnyRolePolicy));
  return all && !single ? "all-roles" : "one-role";
}

/** Pairs that a plan would still give a grant to, as `user: role`. */
export function grantsMissing(view: AccountView, document: FederationDocument): string[] {
  const path = document.loginPath;
  if (path.kind !== "ram-user") return [];
  return document.roles.flatMap((role) =>
    (role.users ?? path.users.map((user) => user.name))
      .filter((user) =>
        path.grant === "all-roles"
          ? !holds(view, user, assumeAnyRolePolicy)
          : !holds(view, user, assumeRolePolicyName(document.name, role.name)),
      )
      .map((user) => `${user}: ${role.name}`),
  );
}

function ramUserPath(view: AccountView, source: ImportSource, given: Given & { federation: string }): Found {
  const asked = source.kind === "users" ? source.names : null;
  const named = view.roles.filter((of) => {
    const users = usersTrustedBy(of, given);
    return asked === null ? users.length > 0 : users.some((user) => asked.includes(user));
  });
  const byRoot = view.roles.filter(
    (of) => trusts(of, given, "account", given.accountId) && !named.includes(of),
  );
  const owned = source.kind === "federation";
  const usable = byRoot.filter((of) => owned || managedPolicies(of.policies).length > 0);
  const root = named.length === 0 && usable.length > 0;
  const roles = owned ? view.roles : [...named, ...usable];
  const users = loginUsers(
    view,
    [
      ...(asked ?? view.users.map(({ user }) => user.name)),
      ...named.flatMap((of) => usersTrustedBy(of, given)),
    ],
    given.federation,
  );
  const names = users.map((user) => user.name);
  return {
    path: {
      kind: "ram-user",
      users,
      grant: grantOf(view, names, { federation: given.federation, roles }),
      trustAccountRoot: root,
    },
    roles,
    passedOver: byRoot.filter((of) => !usable.includes(of)).map((of) => of.role.name),
  };
}

/** The login path that the source stands for, and the roles it leads to. */
export function findPath(
  view: AccountView,
  source: ImportSource,
  given: { federation: string; site: SiteId },
): Found {
  const at = { accountId: view.accountId, site: given.site };
  const provider = providerOf(view, source, at);
  if (source.kind === "users" || (source.kind === "federation" && provider === null)) {
    return ramUserPath(view, source, { ...at, federation: given.federation });
  }
  const providerName = provider ?? (source.kind === "provider" ? source.name : "");
  return {
    path: { kind: "idp", providerName },
    roles: view.roles.filter(
      (of) => source.kind === "federation" || trusts(of, at, "provider", providerName),
    ),
    passedOver: [],
  };
}
