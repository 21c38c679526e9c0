import {
  type Change,
  type Diagnostic,
  diagnostic,
  type Resource,
  type ResourceKind,
} from "@modelstudio-sso/contracts";
import { isWrite } from "../order.ts";
import type { PlanSides, Rule } from "./rule.ts";

/** A number by its GetAccountSummary name; the SDK writes the first letter small. A missing one is not guessed. */
function reported({ observed: { quotas } }: PlanSides, name: string): number | undefined {
  return quotas[name] ?? quotas[`${name.charAt(0).toUpperCase()}${name.slice(1)}`];
}

function created(changes: readonly Change[], kind: ResourceKind): number {
  return changes.filter((change) => change.action === "create" && change.after.kind === kind).length;
}

const counted = [
  {
    kind: "role",
    count: "roles",
    limit: "rolesQuota",
    words: "roles",
    else: "map several groups to one role",
  },
  { kind: "user", count: "users", limit: "usersQuota", words: "RAM users", else: "use existing users" },
  {
    kind: "custom-policy",
    count: "policies",
    limit: "policiesQuota",
    words: "custom policies",
    else: "delete custom policies that nobody uses",
  },
] as const;

/** Things of the account as a whole, with what others made. */
export const accountQuotas: Rule = (sides) =>
  counted.flatMap((entry) => {
    const limit = reported(sides, entry.limit);
    const existing = reported(sides, entry.count);
    const added = created(sides.changes, entry.kind);
    if (limit === undefined || existing === undefined || added === 0 || existing + added <= limit) return [];
    return [
      diagnostic("plan.quota", {
        detail: `Ask Alibaba Cloud for a higher quota, or ${entry.else}.`,
        path: `${entry.kind}s`,
        want: `at most ${limit} ${entry.words} in the account`,
        got: `${existing} existing and ${added} new`,
      }),
    ];
  });

/** RAM takes 100 SAML providers an account, and GetAccountSummary does not report that. Source: RAM, Limits. */
const mostProviders = 100;

export const providersFit: Rule = ({ observed, changes }) => {
  const existing = observed.samlProviders.length;
  const added = created(changes, "saml-provider");
  if (added === 0 || existing + added <= mostProviders) return [];
  return [
    diagnostic("plan.quota", {
      detail: "Delete providers that no role trusts any more.",
      path: "loginPath.providerName",
      want: `at most ${mostProviders} SAML providers in the account`,
      got: `${existing} existing and ${added} new`,
    }),
  ];
};

interface Holder {
  address: string;
  type: "System" | "Custom";
}

function holderOf(resource: Resource): Holder | null {
  if (resource.kind === "role-policy") return { address: `role/${resource.role}`, type: resource.policyType };
  if (resource.kind === "user-policy") return { address: `user/${resource.user}`, type: resource.policyType };
  return null;
}

/** Policies on each role and user after the plan, whoever attached them; only those that the plan adds to. */
function attachedAfterwards({ observed, changes }: PlanSides): Map<string, number> {
  const count = new Map<string, number>();
  const add = (resource: Resource, by: 1 | -1) => {
    const holder = holderOf(resource);
    if (holder === null) return;
    const key = `${holder.type} ${holder.address}`;
    count.set(key, (count.get(key) ?? 0) + by);
  };
  for (const { resource } of observed.resources.values()) add(resource, 1);
  for (const change of changes) {
    if (change.action === "create") add(change.after, 1);
    if (change.action === "delete") add(change.before, -1);
    if (change.action === "replace") for (const attachment of change.detach) add(attachment, -1);
  }
  const growing = new Set(
    changes.flatMap((change) => {
      const holder = change.action === "create" ? holderOf(change.after) : null;
      return holder === null ? [] : [`${holder.type} ${holder.address}`];
    }),
  );
  return new Map([...count].filter(([key]) => growing.has(key)));
}

export const attachmentQuotas: Rule = (sides) =>
  [...attachedAfterwards(sides)].flatMap(([key, count]) => {
    const [type = "", address = ""] = key.split(" ");
    const holder = address.startsWith("role/") ? "Role" : "User";
    const system = type === "System";
    const limit = reported(sides, `attached${system ? "System" : ""}PoliciesPer${holder}Quota`);
    if (limit === undefined || count <= limit) return [];
    return [
      diagnostic("plan.quota", {
        detail: "Detach policies that are not needed, or ask Alibaba Cloud for a higher quota.",
        path: address,
        want: `at most ${limit} ${system ? "system" : "custom"} policies`,
        got: `${count} ${system ? "system" : "custom"} policies`,
      }),
    ];
  });

/** RAM's own limit: 20 tags a resource. Source: RAM API reference, CreateRole Tag. */
const mostTags = 20;

/** Tags of other people stay, and count. */
export const tagsFit: Rule = ({ observed, changes }) =>
  changes.filter(isWrite).flatMap((change) => {
    if (change.action === "delete") return [];
    const { after, address } = change;
    if (after.kind !== "role" && after.kind !== "custom-policy") return [];
    const seen = change.action === "replace" ? undefined : observed.resources.get(address)?.resource;
    const others = seen !== undefined && "tags" in seen ? Object.keys(seen.tags) : [];
    const staying = others.filter((key) => !key.startsWith("modelstudio-sso-"));
    const count = new Set([...staying, ...Object.keys(after.tags)]).size;
    if (count <= mostTags) return [];
    return [
      diagnostic("plan.quota", {
        detail:
          "A role notes each user that was given AliyunSTSAssumeRoleAccess, beside its other tags. Grant single roles instead, split the users over several roles, or remove tags that nobody needs.",
        path: address,
        want: `at most ${mostTags} tags`,
        got: `${count} tags`,
      }),
    ];
  });

function documentTooLong(change: Change, limit: number): Diagnostic[] {
  if (!isWrite(change) || change.action === "delete") return [];
  const { after, address } = change;
  const isTrust = after.kind === "role";
  if (!isTrust && after.kind !== "custom-policy") return [];
  const length = JSON.stringify(isTrust ? after.trustPolicy : after.document).length;
  if (length <= limit) return [];
  return [
    diagnostic("plan.quota", {
      // RAM limits trust policies, too, but nowhere says to what; the number of other policies is all there is.
      severity: isTrust ? "warning" : "error",
      detail: isTrust
        ? "RAM has a limit for trust policies that is not published; this one is longer than other policies may be. Name fewer users in it, for example by splitting them over several roles."
        : "The policy is longer than RAM takes.",
      path: address,
      want: `at most ${limit} characters`,
      got: `${length} characters`,
    }),
  ];
}

export const documentsFit: Rule = (sides) => {
  const limit = reported(sides, "policySizeQuota");
  return limit === undefined ? [] : sides.changes.flatMap((change) => documentTooLong(change, limit));
};
