import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { blueprint, slug } from "./blueprint.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export const authentik = defineVendor({
  id: "authentik",
  documentedBy: "nobody",
  sources: [
    { title: "authentik: SAML provider", url: "https://docs.goauthentik.io/add-secure-apps/providers/saml/" },
    { title: "authentik: Blueprints", url: "https://docs.goauthentik.io/customize/blueprints/" },
    {
      title: "authentik: models of the SAML provider",
      url: "https://github.com/goauthentik/authentik/blob/main/authentik/providers/saml/models.py",
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
    { id: "import", values: ["entity-id", "acs", "relay-state"], configurations: ["blueprint"] },
    { id: "certificate", values: ["signature", "encryption"] },
    { id: "bind" },
    { id: "try", values: ["tile-url", "role-session-name-rule"] },
  ],
  tileUrl: (facts) => {
    const at = endpointLike(facts, /^(https?:\/\/[^/?#]+)\/application\/saml\//);
    return at === null ? undefined : `${at[1]}/application/saml/${slug}/sso/binding/init/`;
  },
  configurations: [
    {
      id: "blueprint",
      filename: "alibaba-model-studio.yaml",
      mediaType: "application/yaml",
      make: blueprint,
    },
  ],
  text: { en, "zh-CN": zhCN },
});
