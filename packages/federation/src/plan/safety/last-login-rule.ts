import { type Change, diagnostic, type PolicyDocument } from "@modelstudio-sso/contracts";
import { principalKey } from "../../policy-equality.ts";
import { samlProviderArn, userArn } from "../../rules/index.ts";
import { standsFor, trustGrants } from "../trust-grants.ts";
import type { PlanSides, Rule } from "./rule.ts";

/** One way in: a person's IdP or user on one side, the role on the other. Both names stand in what the IdP sends. */
interface Login {
  role: string;
  principal: string;
}

function loginsOf(role: string, policy: PolicyDocument): Login[] {
  return trustGrants(policy).map(({ principal }) => ({ role, principal }));
}

/** What is named and not there lets nobody in; of users that the document does not name, it is not known. */
function isMissing({ observed, desired }: PlanSides, principal: string): boolean {
  const same = (arn: string) => principalKey(arn) === principalKey(principal);
  const { accountId, document } = desired;
  if (principalKey(principal).startsWith(principalKey(samlProviderArn(accountId, "")))) {
    return !observed.samlProviders.some((name) => same(samlProviderArn(accountId, name)));
  }
  const named = document.loginPath.kind === "ram-user" ? document.loginPath.users : [];
  return named.some(({ name }) => same(userArn(accountId, name)) && !observed.resources.has(`user/${name}`));
}

function today(sides: PlanSides): Login[] {
  return [...sides.observed.resources.values()]
    .flatMap(({ resource, owner }) =>
      resource.kind === "role" && owner === sides.desired.federation
        ? loginsOf(resource.name, resource.trustPolicy)
        : [],
    )
    .filter(({ principal }) => !isMissing(sides, principal));
}

function staysOurs(change: Change): boolean {
  return change.action !== "untouched" && change.action !== "delete";
}

function afterwards({ desired, changes }: PlanSides): Login[] {
  const ours = new Set(changes.filter(staysOurs).map((change) => change.address));
  return desired.resources.flatMap((resource) =>
    resource.kind === "role" && ours.has(`role/${resource.name}`)
      ? loginsOf(resource.name, resource.trustPolicy)
      : [],
  );
}

/**
 * Whether anybody who signs in today still can, without a change at the IdP or of habit: a Role value names the role
 * and the provider, so a new name of either is a new login. Nothing to lose means nothing to say.
 */
export const removesLastLogin: Rule = (sides) => {
  const before = today(sides);
  if (before.length === 0) return [];
  const after = afterwards(sides);
  const survives = before.some((login) =>
    after.some(
      (later) =>
        later.role === login.role &&
        (standsFor(later.principal, login.principal) || standsFor(login.principal, later.principal)),
    ),
  );
  if (survives) return [];
  return [
    diagnostic("plan.removes-last-login", {
      detail:
        "From the moment of applying, nobody signs in as before: the IdP must send other Role values first, or people must take another way. Tell them before.",
      path: "roles",
      want: "at least one login of today that still works",
      got: [...new Set(before.map((login) => `${login.role} through ${login.principal}`))].join(", "),
    }),
  ];
};
