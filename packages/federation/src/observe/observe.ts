import { addressOf, type FederationDocument } from "@modelstudio-sso/contracts";
import { CloudError } from "../cloud-error.ts";
import { ownerInDescription } from "../desired/markers.ts";
import type { CloudPort } from "../ports.ts";
import { inParallel } from "./in-parallel.ts";
import { observeCustomPolicies } from "./observe-policies.ts";
import { observeRoles } from "./observe-roles.ts";
import { observeUsers } from "./observe-users.ts";
import type { Found, ObservedState } from "./observed-state.ts";

/** Answers the names of all providers; only the wanted and the owned ones cost a call each. */
async function observeProviders(
  cloud: CloudPort,
  document: FederationDocument,
  found: Found,
): Promise<string[]> {
  const listed = await cloud.listSamlProviders();
  const wanted = document.loginPath.kind === "idp" ? document.loginPath.providerName : undefined;
  const names = listed
    .filter((entry) => entry.name === wanted || ownerInDescription(entry.description) === document.name)
    .map((entry) => entry.name);
  await inParallel(names, async (name) => {
    const provider = await cloud.getSamlProvider(name);
    if (provider === null) return;
    const { metadataXml, description } = provider;
    const resource = { kind: "saml-provider" as const, name, metadataXml, description };
    found.set(addressOf(resource), { resource, owner: ownerInDescription(description) });
  });
  return listed.map((entry) => entry.name);
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
  const [listed, samlProviders] = await Promise.all([
    observeRoles(cloud, document, found),
    observeProviders(cloud, document, found),
    observeCustomPolicies(cloud, document, found),
  ]);
  await observeUsers(cloud, { document, listed }, found);
  const [workspaces, quotas] = await Promise.all([readWorkspaces(cloud), readQuotas(cloud)]);
  return { caller, resources: found, workspaces, samlProviders, quotas };
}
