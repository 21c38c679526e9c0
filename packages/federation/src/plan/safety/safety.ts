import { type Change, type Diagnostic, diagnostic, type PolicyDocument } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import type { ObservedState } from "../observe/observed-state.ts";
import { isManagedRolePolicy } from "../rules/index.ts";
import { allRolesGrantAddress } from "./claim-grants.ts";

type Rule = (given: {
  desired: DesiredState;
  observed: ObservedState;
  changes: readonly Change[];
}) => Diagnostic[];

const rightAccount: Rule = ({ desired, observed }) =>
  observed.caller.accountId === desired.accountId
    ? []
    : [
        diagnostic("cloud.account.mismatch", {
          detail:
            "The document is for another account than the credentials; nothing may be changed in either.",
          path: "accountId",
          want: desired.accountId,
          got: observed.caller.accountId,
        }),
      ];

const nothingForeignWanted: Rule = ({ desired, changes }) => {
  const wanted = new Set(desired.resources.map((resource) => resource.kind));
  return changes.flatMap((change) => {
    if (change.action !== "untouched") return [];
    const kind = change.address.split("/")[0];
    const isWanted =
      (kind === "saml-provider" || kind === "role" || kind === "custom-policy" || kind === "user") &&
      [...wanted].some((name) => name === kind) &&
      desired.resources.some(
        (resource) => "name" in resource && change.address === `${resource.kind}/${resource.name}`,
      );
    if (!isWanted) return [];
    return [
      diagnostic("plan.foreign-resource", {
        detail: `${change.reason} Choose another name, or hand it over to this federation on purpose.`,
        path: change.address,
        want: "a free name",
        got: "a resource of somebody else",
      }),
    ];
  });
};

const foreignAttachments: Rule = ({ desired, observed }) => {
  const staying = new Set(desired.document.roles.map((role) => role.name));
  return [...observed.resources.values()].flatMap(({ resource, owner }) => {
    if (resource.kind !== "role-policy" || owner !== desired.federation) return [];
    if (!staying.has(resource.role)) return [];
    if (isManagedRolePolicy(resource.policyType, resource.policy)) return [];
    return [
      diagnostic("plan.foreign-attachment", {
        detail: "It gives everyone who takes the role more than this federation says. It is left as it is.",
        path: `role-policy/${resource.role}/${resource.policyType}:${resource.policy}`,
        got: resource.policy,
      }),
    ];
  });
};

/** Model Studio knows a role by its RoleId, and a name taken again gets another one. */
const deletesRole: Rule = ({ changes }) =>
  changes.flatMap((change) =>
    change.action === "delete" && change.before.kind === "role"
      ? [
          diagnostic("plan.deletes-role", {
            detail:
              "Nobody can sign in with it any more; its workspace memberships are lost and its API keys end for good, even if a role of this name is made again.",
            path: change.address,
          }),
        ]
      : [],
  );

const workspacesExist: Rule = ({ desired, observed }) => {
  if (observed.workspaces === null) return [];
  const known = observed.workspaces;
  return desired.document.roles.flatMap((role, roleIndex) =>
    role.workspaces.flatMap((entry, index) =>
      known.some((workspace) => workspace.id === entry.workspace)
        ? []
        : [
            diagnostic("federation.workspace.unknown", {
              detail: "Choose a workspace of this account, or create it first.",
              path: `roles[${roleIndex}].workspaces[${index}].workspace`,
              want:
                known.map((workspace) => `${workspace.name} (${workspace.id})`).join(", ") ||
                "an existing workspace",
              got: entry.workspace,
            }),
          ],
    ),
  );
};

const usersExist: Rule = ({ desired, observed }) => {
  const path = desired.document.loginPath;
  if (path.kind !== "ram-user") return [];
  return path.users.flatMap((user, index) =>
    user.create || observed.resources.has(`user/${user.name}`)
      ? []
      : [
          diagnostic("federation.path.principal-missing", {
            detail:
              "There is no RAM user of this name in the account. Choose another one, or let this service create it.",
            path: `loginPath.users[${index}].name`,
            want: "an existing RAM user",
            got: user.name,
          }),
        ],
  );
};

/** Principals of a trust policy, each as text; who is trusted is what matters, not in which statement. */
function principals(policy: PolicyDocument): Set<string> {
  const found = new Set<string>();
  for (const statement of policy.Statement) {
    const principal = statement.Principal;
    if (typeof principal !== "object" || principal === null) continue;
    for (const value of Object.values(principal).flat()) found.add(String(value));
  }
  return found;
}

/** Whom an owned role trusts today beyond the plan: applying shuts them out, and somebody let them in. */
const trustWidened: Rule = ({ desired, observed }) =>
  desired.resources.flatMap((wanted) => {
    if (wanted.kind !== "role") return [];
    const seen = observed.resources.get(`role/${wanted.name}`);
    if (seen?.resource.kind !== "role" || seen.owner !== desired.federation) return [];
    const meant = principals(wanted.trustPolicy);
    const extra = [...principals(seen.resource.trustPolicy)].filter((name) => !meant.has(name));
    if (extra.length === 0) return [];
    return [
      diagnostic("plan.trust-widened", {
        detail: "The role can be taken by more than this federation says. Applying the plan takes that away.",
        path: `role/${wanted.name}`,
        want: [...meant].join(", "),
        got: extra.join(", "),
      }),
    ];
  });

/** A grant that nobody remembers: not ours to take away, and more than the plan means to give. */
const unexplainedGrants: Rule = ({ desired, observed }) => {
  const path = desired.document.loginPath;
  if (path.kind !== "ram-user" || path.grant === "all-roles") return [];
  return path.users.flatMap((user) => {
    const seen = observed.resources.get(allRolesGrantAddress(user.name));
    if (seen === undefined || seen.owner !== null) return [];
    return [
      diagnostic("plan.unexplained-grant", {
        detail:
          "The user may assume every role of the account that trusts it, so a policy for one role limits nothing. It was not given by this service, or the role that remembered it is gone; detach it by hand if nobody needs it.",
        path: seen.resource.kind === "user-policy" ? `user/${seen.resource.user}` : user.name,
        want: "no AliyunSTSAssumeRoleAccess",
        got: "AliyunSTSAssumeRoleAccess",
      }),
    ];
  });
};

/** RAM's own limit: 20 tags a resource. Source: RAM API reference, CreateRole Tag. */
const mostTags = 20;

const tagsFit: Rule = ({ desired }) =>
  desired.resources.flatMap((resource) => {
    if (resource.kind !== "role" || Object.keys(resource.tags).length <= mostTags) return [];
    return [
      diagnostic("plan.quota", {
        detail:
          "A role notes each user that was given AliyunSTSAssumeRoleAccess, and has room for 19. Grant single roles instead, or split the users over several roles.",
        path: `role/${resource.name}`,
        want: `at most ${mostTags} tags`,
        got: `${Object.keys(resource.tags).length} tags`,
      }),
    ];
  });

/** Quotas as the account reports them; a number RAM does not report is not guessed. */
const quotas: Rule = ({ observed, changes }) => {
  const limit = observed.quotas.RolesQuota ?? observed.quotas.rolesQuota;
  const existing = observed.quotas.Roles ?? observed.quotas.roles;
  if (limit === undefined || existing === undefined) return [];
  const creates = changes.filter(
    (change) => change.action === "create" && change.after.kind === "role",
  ).length;
  if (existing + creates <= limit) return [];
  return [
    diagnostic("plan.quota", {
      detail: "Ask Alibaba Cloud for a higher quota, or map several groups to one role.",
      path: "roles",
      want: `at most ${limit} roles in the account`,
      got: `${existing} existing and ${creates} new`,
    }),
  ];
};

const rules: readonly Rule[] = [
  rightAccount,
  nothingForeignWanted,
  foreignAttachments,
  workspacesExist,
  usersExist,
  trustWidened,
  deletesRole,
  unexplainedGrants,
  tagsFit,
  quotas,
];

/** All named safety rules over one plan; an error makes the plan one that cannot be applied. */
export function safetyFindings(given: Parameters<Rule>[0]): Diagnostic[] {
  return rules.flatMap((rule) => rule(given));
}
