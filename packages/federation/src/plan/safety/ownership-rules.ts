import { addressOf, type Change, diagnostic, type Resource } from "@modelstudio-sso/contracts";

import { adoptableAddresses } from "../adoption.ts";
import { allRolesGrantAddress } from "../claim-grants.ts";
import type { Rule } from "./rule.ts";

type Untouched = Extract<Change, { action: "untouched" }>;

function remedy({ address, reason, owner }: Untouched, kind: Resource["kind"]): string {
  if (reason === "other-federation") {
    return `It is owned by the federation "${owner ?? "unknown"}", from which nothing is ever taken. Choose another name in one of the two.`;
  }
  if (kind === "user") {
    return "A RAM user of this name exists and was not made by this service. Say create: false to use it as it is, or choose another name.";
  }
  return `It exists and was not made by this service. Choose another name, or add "${address}" to the federation's adopt list: the next plan then shows every change of taking it over, and from then on it is deleted with the federation.`;
}

/** A wanted name that is taken: nothing of it is changed without an explicit wish. */
export const nothingForeignWanted: Rule = ({ desired, changes }) => {
  const wanted = new Map(desired.resources.map((resource) => [addressOf(resource), resource.kind]));
  return changes.flatMap((change) => {
    if (change.action !== "untouched") return [];
    if (change.reason !== "foreign" && change.reason !== "other-federation") return [];
    const kind = wanted.get(change.address);
    if (kind === undefined) return [];
    return [
      diagnostic("plan.foreign-resource", {
        detail: remedy(change, kind),
        path: change.address,
        want: "a free name",
        got: change.owner === undefined ? "a resource of somebody else" : `owned by ${change.owner}`,
      }),
    ];
  });
};

/** A wish that can never come true is a typing error, and silence would look like success. */
export const wishesAreKnown: Rule = ({ desired }) => {
  const { adopt = [], replace = [], roles } = desired.document;
  const possible = adoptableAddresses(desired);
  const unknown = adopt.flatMap((address, index) =>
    possible.has(address)
      ? []
      : [
          diagnostic("plan.unknown-wish", {
            detail:
              "Only a role, a SAML provider or a custom policy that this federation wants can be adopted; a RAM user is used as it is.",
            path: `adopt[${index}]`,
            want: [...possible].join(", ") || "an address of a plan",
            got: address,
          }),
        ],
  );
  const strange = replace.flatMap(({ role }, index) =>
    roles.some((entry) => entry.name === role)
      ? []
      : [
          diagnostic("plan.unknown-wish", {
            detail: "Only a role of this federation can be replaced.",
            path: `replace[${index}].role`,
            want: roles.map((entry) => entry.name).join(", "),
            got: role,
          }),
        ],
  );
  return [...unknown, ...strange];
};

export const foreignAttachments: Rule = ({ changes }) =>
  changes.flatMap((change) =>
    change.action === "untouched" && change.reason === "foreign-attachment"
      ? [
          diagnostic("plan.foreign-attachment", {
            detail:
              "It gives everyone who takes the role more than this federation says. It is left as it is.",
            path: change.address,
            got: change.address.replace(/^.*:/, ""),
          }),
        ]
      : [],
  );

/** A grant that nobody remembers: not ours to take away, and more than the plan means to give. */
export const unexplainedGrants: Rule = ({ desired, observed }) => {
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
