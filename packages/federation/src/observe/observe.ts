import { addressOf, type FederationDocument, type Resource } from "@modelstudio-sso/contracts";
import { CloudError } from "../cloud-error.ts";
import { allRolesGrantTag, federationTag, ownerInDescription, ownerInTags } from "../desired/markers.ts";
import type { CloudPort, ObservedRole } from "../ports.ts";
import { assumeAnyRolePolicy } from "../rules/index.ts";
import { inParallel } from "./in-parallel.ts";
import type { ObservedResource, ObservedState } from "./observed-state.ts";

type Found = Map<string, ObservedResource>;

function put(found: Found, resource: Resource, owner: string | null, id?: string): void {
  found.set(addressOf(resource), { resource, owner, ...(id === undefined ? {} : { id }) });
}

async function observeProviders(cloud: CloudPort, document: FederationDocument, found: Found): Promise<void> {
  const listed = await cloud.listSamlProviders();
  const wanted = document.loginPath.kind === "idp" ? document.loginPath.providerName : undefined;
  const names = listed
    .filter((entry) => entry.name === wanted || ownerInDescription(entry.description) === document.name)
    .map((entry) => entry.name);
  await inParallel(names, async (name) => {
    const provider = await cloud.getSamlProvider(name);
    if (provider === null) return;
    const { metadataXml, description } = provider;
    put(found, { kind: "saml-provider", name, metadataXml, description }, ownerInDescription(description));
  });
}

function putRole(found: Found, role: ObservedRole): string | null {
  const { name, description, trustPolicy, maxSessionDurationSeconds, tags } = role;
  const owner = ownerInTags(tags);
  put(
    found,
    { kind: "role", name, description, trustPolicy, maxSessionDurationSeconds, tags },
    owner,
    role.roleId,
  );
  return owner;
}

/** Trust policies are not in ListRoles, so every wanted or owned role costs a GetRole and a ListPoliciesForRole. */
async function observeRoles(
  cloud: CloudPort,
  document: FederationDocument,
  found: Found,
): Promise<ObservedRole[]> {
  const owned = await cloud.listRolesByTag(federationTag, document.name);
  const tagsOf = new Map(owned.map((role) => [role.name, role]));
  const names = [...new Set([...document.roles.map((role) => role.name), ...tagsOf.keys()])];
  const roles: ObservedRole[] = [];
  await inParallel(names, async (name) => {
    const role = await cloud.getRole(name, tagsOf.get(name));
    if (role === null) return;
    roles.push(role);
    const owner = putRole(found, role);
    for (const attached of await cloud.listRolePolicies(name)) {
      put(found, { kind: "role-policy", role: name, ...attached }, owner);
    }
  });
  return roles;
}

async function observeCustomPolicies(
  cloud: CloudPort,
  document: FederationDocument,
  found: Found,
): Promise<void> {
  const owned = await cloud.listCustomPoliciesByTag(federationTag, document.name);
  await inParallel(owned, async ({ name, tags }) => {
    const policy = await cloud.getCustomPolicy(name, { tags });
    if (policy === null) return;
    put(found, { kind: "custom-policy", ...policy }, ownerInTags(policy.tags));
    for (const user of await cloud.listPolicyUsers(name)) {
      put(found, { kind: "user-policy", user, policyType: "Custom", policy: name }, document.name);
    }
  });
}

/** Whether another federation's role remembers the same grant: then it is not ours alone to take away. */
async function neededByOthers(
  cloud: CloudPort,
  document: FederationDocument,
  user: string,
): Promise<boolean> {
  const roles = await cloud.listRolesByTag(`${allRolesGrantTag}${user}`, assumeAnyRolePolicy);
  return roles.some((role) => ownerInTags(role.tags) !== document.name);
}

/** Users the document names, and those a role of ours remembers as holding the all-roles grant. */
async function observeUsers(
  cloud: CloudPort,
  seen: { document: FederationDocument; roles: readonly ObservedRole[] },
  found: Found,
): Promise<void> {
  const { document } = seen;
  const granted = new Set(
    seen.roles
      .filter((role) => ownerInTags(role.tags) === document.name)
      .flatMap((role) => Object.keys(role.tags))
      .filter((key) => key.startsWith(allRolesGrantTag))
      .map((key) => key.slice(allRolesGrantTag.length)),
  );
  const named =
    document.loginPath.kind === "ram-user" ? document.loginPath.users.map((user) => user.name) : [];
  await inParallel([...new Set([...named, ...granted])], async (name) => {
    const user = await cloud.getUser(name);
    if (user === null) return;
    const { displayName, comments, userId } = user;
    put(found, { kind: "user", name, displayName, comments }, ownerInDescription(comments), userId);
    for (const attached of await cloud.listUserPolicies(name)) {
      const address = addressOf({ kind: "user-policy", user: name, ...attached });
      if (found.has(address)) continue;
      // Only this one policy is ever attached without a marker of its own; a role's tag remembers it.
      const shared = attached.policy === assumeAnyRolePolicy && (await neededByOthers(cloud, document, name));
      const ours = attached.policy === assumeAnyRolePolicy && (granted.has(name) || shared);
      found.set(address, {
        resource: { kind: "user-policy", user: name, ...attached },
        owner: ours ? document.name : null,
        ...(shared ? { shared } : {}),
      });
    }
  });
}

/** Workspaces of the account, or `null` where they may not be listed; other failures reject. */
export async function readWorkspaces(cloud: CloudPort): Promise<ObservedState["workspaces"]> {
  try {
    return await cloud.listWorkspaces();
  } catch (error) {
    // Without the right to list workspaces a plan is still possible; unknown ones just go unnoticed.
    if (error instanceof CloudError && ["no-permission", "refused", "inactive"].includes(error.kind))
      return null;
    throw error;
  }
}

async function readQuotas(cloud: CloudPort): Promise<Record<string, number>> {
  try {
    return await cloud.accountSummary();
  } catch (error) {
    if (error instanceof CloudError && ["no-permission", "refused"].includes(error.kind)) return {};
    throw error;
  }
}

/** Reads what a plan for this document may speak of: what it names, and what carries its marker. */
export async function observe(cloud: CloudPort, document: FederationDocument): Promise<ObservedState> {
  const found: Found = new Map();
  const caller = await cloud.callerIdentity();
  const [roles] = await Promise.all([
    observeRoles(cloud, document, found),
    observeProviders(cloud, document, found),
    observeCustomPolicies(cloud, document, found),
  ]);
  await observeUsers(cloud, { document, roles }, found);
  const [workspaces, quotas] = await Promise.all([readWorkspaces(cloud), readQuotas(cloud)]);
  return { caller, resources: found, workspaces, quotas };
}
