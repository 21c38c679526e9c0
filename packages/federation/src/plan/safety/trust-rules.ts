import { type Change, diagnostic, type PolicyDocument, type ResourceOf } from "@modelstudio-sso/contracts";
import { checkMetadata } from "@modelstudio-sso/saml";
import { principalKey } from "../../policy-equality.ts";
import { samlProviderArn } from "../../rules/index.ts";
import { standsFor, type TrustGrant, trustDenials, trustGrants } from "../trust-grants.ts";
import type { PlanSides, Rule } from "./rule.ts";

function principalsOf(policy: PolicyDocument): string[] {
  return [...new Set(trustGrants(policy).map((grant) => grant.principal))];
}

type RoleChange = Change & { before: ResourceOf<"role">; after: ResourceOf<"role"> };

function changesTrust(change: Change): change is RoleChange {
  if (change.action !== "update" && change.action !== "adopt" && change.action !== "replace") return false;
  return change.after.kind === "role" && change.fields.some(({ field }) => field === "trustPolicy");
}

/** Whom an owned role trusts today beyond the plan: applying shuts them out, and somebody let them in. */
export const trustWidened: Rule = ({ desired, observed }) =>
  desired.resources.flatMap((wanted) => {
    if (wanted.kind !== "role") return [];
    const seen = observed.resources.get(`role/${wanted.name}`);
    if (seen?.resource.kind !== "role" || seen.owner !== desired.federation) return [];
    const meant = principalsOf(wanted.trustPolicy);
    const known = new Set(meant.map(principalKey));
    const extra = principalsOf(seen.resource.trustPolicy).filter((name) => !known.has(principalKey(name)));
    if (extra.length === 0) return [];
    return [
      diagnostic("plan.trust-widened", {
        detail: "The role can be taken by more than this federation says. Applying the plan takes that away.",
        path: `role/${wanted.name}`,
        want: meant.join(", "),
        got: extra.join(", "),
      }),
    ];
  });

/** A provider vouches for whom its IdP vouches for, whatever the provider is called: name and ARN to entityID. */
function identityProviders({ desired, observed, purpose }: PlanSides): Map<string, string> {
  const found = new Map<string, string>();
  if (purpose.kind === "destroy") return found;
  const resources = [...[...observed.resources.values()].map((seen) => seen.resource), ...desired.resources];
  for (const resource of resources) {
    if (resource.kind !== "saml-provider") continue;
    const { idp } = checkMetadata(resource.metadataXml, { now: purpose.now, purpose: "verify" });
    const arn = samlProviderArn(desired.accountId, resource.name);
    if (idp !== undefined) found.set(principalKey(arn), idp.entityId);
  }
  return found;
}

function covers(today: TrustGrant, later: TrustGrant, idps: ReadonlyMap<string, string>): boolean {
  const idp = idps.get(principalKey(today.principal));
  const samePeople =
    standsFor(today.principal, later.principal) ||
    (idp !== undefined && idp === idps.get(principalKey(later.principal)));
  return samePeople && (today.condition === "" || today.condition === later.condition);
}

/** Whom a change of a role lets in who cannot take it today, in words. */
function letsIn(before: PolicyDocument, after: PolicyDocument, idps: ReadonlyMap<string, string>): string[] {
  const today = trustGrants(before);
  const more = trustGrants(after)
    .filter((later) => !today.some((grant) => covers(grant, later, idps)))
    .map(({ principal }) => principal);
  const kept = new Set(trustDenials(after));
  const lifted = trustDenials(before).some((denial) => !kept.has(denial));
  return [...new Set(more), ...(lifted ? ["whoever a Deny statement shuts out today"] : [])];
}

/** Compared with what is there, not with an earlier document: somebody may have narrowed a role on purpose. */
export const opensRole: Rule = (sides) => {
  const touching = sides.changes.filter(changesTrust);
  if (touching.length === 0) return [];
  const idps = identityProviders(sides);
  return touching.flatMap(({ address, before, after }) => {
    const more = letsIn(before.trustPolicy, after.trustPolicy, idps);
    if (more.length === 0) return [];
    return [
      diagnostic("plan.opens-role", {
        detail:
          "Make sure that they are meant to have all the role gives, in every workspace it is a member of.",
        path: address,
        want: `nobody but ${principalsOf(before.trustPolicy).join(", ") || "those of today, who are none"}`,
        got: more.join(", "),
      }),
    ];
  });
};
