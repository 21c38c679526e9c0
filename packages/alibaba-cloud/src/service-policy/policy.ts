import type { PolicyDocument } from "@modelstudio-sso/contracts";
import { assumeAnyRolePolicy, bailianPolicies } from "@modelstudio-sso/federation";
import { type CallRight, callRights, type Feature, type Target } from "./actions.ts";

export interface ServicePolicyOptions {
  accountId: string;
  /** Parts in use beside the core and the check of its own rights. */
  features: readonly Exclude<Feature, "core" | "self-check">[];
  /** Names, with `*`, of the roles the service may change. Whoever may change any role's trust may become any role. */
  roles?: readonly string[];
}

/** Custom policies of ours all begin so: the one-role grants of the RAM-user path. */
const ownPolicies = "msso-*";

const verbsOfLists = /^(List|Get)/;

/** Lists are authorised on the whole collection, whatever they will show. */
const collections: Readonly<Record<string, string>> = {
  "ram:ListRoles": "role/*",
  "ram:ListUsers": "user/*",
  "ram:ListPolicies": "policy/*",
};

interface Names {
  own(path: string): string;
  roles: string[];
}

function resourcesOf(permission: string, target: Target, { own, roles }: Names): string[] {
  const collection = collections[permission];
  if (collection !== undefined) return [own(collection)];
  const system = bailianPolicies.map((policy) => `acs:ram:*:system:policy/${policy.name}`);
  const tags = permission.endsWith("Resources");
  switch (target) {
    case "role":
      return roles;
    case "user":
      return [own("user/*")];
    case "policy":
      return [own(`policy/${ownPolicies}`)];
    case "role and policy":
      return tags ? [...roles, own(`policy/${ownPolicies}`)] : [...roles, ...system];
    case "user and policy":
      return [own("user/*"), own(`policy/${ownPolicies}`), `acs:ram:*:system:policy/${assumeAnyRolePolicy}`];
    case "any":
      return ["*"];
  }
}

/** Reading its own attachments and what they say, to tell at the start what is missing. */
function selfCheckStatement(own: Names["own"]): Record<string, unknown> {
  return {
    Effect: "Allow",
    Action: [
      "ram:GetPolicy",
      "ram:ListGroupsForUser",
      "ram:ListPoliciesForGroup",
      "ram:ListPoliciesForRole",
      "ram:ListPoliciesForUser",
    ],
    Resource: [own("*"), "acs:ram:*:system:policy/*"],
  };
}

/**
 * The least RAM policy under which the service works, made from the calls its adapters make. It can attach no policy
 * but Model Studio's own, the all-roles grant and its own one-role grants.
 */
export function servicePolicy({ accountId, features, roles = ["*"] }: ServicePolicyOptions): PolicyDocument {
  const own = (path: string) => `acs:ram:*:${accountId}:${path}`;
  const names: Names = { own, roles: roles.map((name) => own(`role/${name}`)) };
  const wanted = new Set<Feature>(["core", ...features]);
  const byResources = new Map<string, { resources: string[]; actions: string[] }>();
  for (const right of Object.values<CallRight>(callRights)) {
    const { permission, target, feature } = right;
    if (permission === null || !wanted.has(feature)) continue;
    const resources = resourcesOf(permission, target, names);
    // Reads and writes stand apart, so that a person sees at once what may change something.
    const verb = verbsOfLists.test(permission.slice(permission.indexOf(":") + 1)) ? "read" : "write";
    const key = `${verb} ${resources.join(" ")}`;
    const group = byResources.get(key) ?? { resources, actions: [] };
    group.actions.push(permission);
    byResources.set(key, group);
  }
  const statements = [...byResources.values()].map(({ resources, actions }) => ({
    Effect: "Allow",
    Action: actions.sort(),
    Resource: resources.length === 1 ? resources[0] : resources,
  }));
  return { Version: "1", Statement: [...statements, selfCheckStatement(own)] };
}
