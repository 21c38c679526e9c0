import { createHash } from "node:crypto";
import { withAssertion, withAttribute } from "../response/draft.ts";
import { attributeNames } from "../sites.ts";
import type { FaultRule } from "./rule.ts";

const released = (description: string, write: (groups: string[]) => string[]): FaultRule => ({
  description,
  change: (draft, { user }) => withAttribute(draft, attributeNames.groups, write(user.groups)),
});

/** The `groups` attribute, whether or not the application releases one. */
export const groupFaults = {
  "groups-missing": released("No groups attribute is released.", () => []),
  "groups-object-ids": released("Groups are object IDs instead of names, Entra ID's default.", (groups) =>
    groups.map(objectId),
  ),
  "groups-leading-slash": released(
    "Groups are full paths with a leading slash, Keycloak's default.",
    (groups) => groups.map((group) => `/${group}`),
  ),
  "groups-in-one-value": released("All groups are in one value, joined by commas.", (groups) =>
    groups.length === 0 ? [] : [`${groups.join(",")},Everyone`],
  ),
  "groups-overage-link": {
    description: "Entra ID sends a link instead of groups, as for a member of more than 150.",
    change: (draft, { user }) => {
      const link = `https://graph.windows.net/${objectId("acme")}/users/${objectId(user.id)}/getMemberObjects`;
      const bare = withAttribute(draft, attributeNames.groups, []);
      const name = "http://schemas.microsoft.com/claims/groups.link";
      return withAssertion(bare, { attributes: [...bare.assertion.attributes, { name, values: [link] }] });
    },
  },
} satisfies Record<string, FaultRule>;

/** The same name always gets the same identifier, shaped like a random UUID. */
function objectId(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
