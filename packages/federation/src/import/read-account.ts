import { ownerInDescription, ownerInTags } from "../desired/markers.ts";
import { inParallel } from "../observe/in-parallel.ts";
import type { AttachedPolicy, CloudPort, ObservedProvider, ObservedRole, ObservedUser } from "../ports.ts";

/** What an import starts from: a SAML provider, some RAM users, or what one federation owns. */
export type ImportSource =
  | { kind: "provider"; name: string }
  | { kind: "users"; names: readonly string[] }
  | { kind: "federation"; name: string };

export interface RoleInAccount {
  role: ObservedRole;
  policies: AttachedPolicy[];
}

export interface UserInAccount {
  user: ObservedUser;
  policies: AttachedPolicy[];
}

/** What of the account an import looks at. Read only; nothing here writes. */
export interface AccountView {
  accountId: string;
  provider: ObservedProvider | null;
  roles: RoleInAccount[];
  users: UserInAccount[];
  /** Names that were asked for and are not there. */
  missing: string[];
}

async function providerName(cloud: CloudPort, source: ImportSource): Promise<string | null> {
  if (source.kind === "provider") return source.name;
  if (source.kind === "users") return null;
  const owned = (await cloud.listSamlProviders())
    .filter((provider) => ownerInDescription(provider.description) === source.name)
    .map((provider) => provider.name);
  return owned.sort()[0] ?? null;
}

/** Trust policies are in no list, so each role that may matter costs two calls. */
async function readRoles(cloud: CloudPort, source: ImportSource): Promise<RoleInAccount[]> {
  const listed = (await cloud.listRoles()).filter(
    (role) => source.kind !== "federation" || ownerInTags(role.tags) === source.name,
  );
  const found: RoleInAccount[] = [];
  await inParallel(listed, async ({ name, tags }) => {
    const role = await cloud.getRole(name, { tags });
    if (role !== null) found.push({ role, policies: await cloud.listRolePolicies(name) });
  });
  return found.sort((a, b) => (a.role.name < b.role.name ? -1 : 1));
}

/** RAM users that the trust policies name, whatever the statement says; each is read once. */
function usersNamed(roles: readonly RoleInAccount[], accountId: string): string[] {
  const prefix = `acs:ram::${accountId}:user/`;
  return roles.flatMap(({ role }) =>
    role.trustPolicy.Statement.flatMap((statement) => {
      const principal = statement.Principal;
      if (typeof principal !== "object" || principal === null) return [];
      return Object.values(principal)
        .flat()
        .map(String)
        .filter((arn) => arn.startsWith(prefix))
        .map((arn) => arn.slice(prefix.length));
    }),
  );
}

async function readUsers(cloud: CloudPort, names: readonly string[]): Promise<UserInAccount[]> {
  const found: UserInAccount[] = [];
  await inParallel([...new Set(names)], async (name) => {
    const user = await cloud.getUser(name);
    if (user !== null) found.push({ user, policies: await cloud.listUserPolicies(name) });
  });
  return found.sort((a, b) => (a.user.name < b.user.name ? -1 : 1));
}

/** Reads what an import of this source may speak of. */
export async function readAccount(cloud: CloudPort, source: ImportSource): Promise<AccountView> {
  const { accountId } = await cloud.callerIdentity();
  const name = await providerName(cloud, source);
  const [provider, roles] = await Promise.all([
    name === null ? null : cloud.getSamlProvider(name),
    readRoles(cloud, source),
  ]);
  const asked = source.kind === "users" ? source.names : [];
  const users =
    source.kind === "provider" ? [] : await readUsers(cloud, [...asked, ...usersNamed(roles, accountId)]);
  const missing = [
    ...(source.kind === "provider" && provider === null ? [source.name] : []),
    ...asked.filter((wanted) => !users.some(({ user }) => user.name === wanted)),
  ];
  return { accountId, provider, roles, users, missing };
}
