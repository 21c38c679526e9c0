import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { en } from "./en.ts";
import { groupRoles } from "./group-roles.ts";
import { partialImport, urlName } from "./partial-import.ts";
import { userProfileAttribute } from "./user-profile.ts";
import { zhCN } from "./zh-CN.ts";

const json = "application/json";

export const keycloak = defineVendor({
  id: "keycloak",
  documentedBy: "nobody",
  sources: [
    {
      title: "Keycloak: Server Administration Guide, SAML clients",
      url: "https://www.keycloak.org/docs/latest/server_admin/#_saml_clients",
    },
    {
      title: "Keycloak: Role Name Mapper",
      url: "https://github.com/keycloak/keycloak/blob/main/services/src/main/java/org/keycloak/protocol/saml/mappers/RoleNameMapper.java",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "yes",
    "computed-roles": "yes",
    "session-duration": "yes",
    "relay-state": "yes",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.persistent,
  steps: [
    {
      id: "import",
      values: ["entity-id", "acs", "relay-state", "signature", "encryption"],
      configurations: ["partial-import"],
    },
    { id: "groups", configurations: ["group-roles"] },
    { id: "session-name", values: ["role-session-name-rule"], configurations: ["user-profile"] },
    { id: "try", values: ["tile-url"] },
  ],
  tileUrl: (facts) => {
    const at = endpointLike(facts, /^https?:\/\/[^?#]*\/realms\/[^/?#]+/);
    return at === null ? undefined : `${at[0]}/protocol/saml/clients/${urlName(facts)}`;
  },
  configurations: [
    { id: "partial-import", filename: "partial-import.json", mediaType: json, make: partialImport },
    { id: "group-roles", filename: "group-roles.sh", mediaType: "application/x-sh", make: groupRoles },
    {
      id: "user-profile",
      filename: "user-profile-attribute.json",
      mediaType: json,
      make: userProfileAttribute,
    },
  ],
  text: { en, "zh-CN": zhCN },
});
