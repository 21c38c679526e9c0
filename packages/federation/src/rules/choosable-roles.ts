import type { FederationRole } from "@modelstudio-sso/contracts";
import { nearMisses } from "./group-names.ts";

/** A role that somebody may choose at sign-in, with the groups that lead there. */
export interface ChoosableRole {
  role: FederationRole;
  through: string[];
}

export interface Choice {
  /** One of these is chosen at sign-in; rights are never the sum. */
  roles: ChoosableRole[];
  /** Groups that lead nowhere, with the mapped group they may be meant to be. */
  unmatched: { group: string; like?: string }[];
}

/** Which roles somebody in these groups could choose. Names are compared letter by letter, as the IdP does. */
export function choosableRoles(roles: readonly FederationRole[], groups: readonly string[]): Choice {
  const mine = new Set(groups);
  const mapped = roles.flatMap((role) => role.groups);
  const alike = new Map(nearMisses(groups, mapped).map(({ group, like }) => [group, like]));
  const known = new Set(mapped);
  return {
    roles: roles.flatMap((role) => {
      const through = role.groups.filter((group) => mine.has(group));
      return through.length === 0 ? [] : [{ role, through }];
    }),
    unmatched: [...mine]
      .filter((group) => !known.has(group))
      .map((group) => {
        const like = alike.get(group);
        return like === undefined ? { group } : { group, like };
      }),
  };
}
