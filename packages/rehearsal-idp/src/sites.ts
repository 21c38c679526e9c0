/** Alibaba Cloud's two sites for role-based single sign-on. */
export type Site = "international" | "china";

/** What a site publishes in its SAML metadata. */
export interface SiteFacts {
  entityId: string;
  acsUrl: string;
}

const sites: Record<Site, SiteFacts> = {
  international: {
    entityId: "urn:alibaba:cloudcomputing:international",
    acsUrl: "https://signin.alibabacloud.com/saml-role/sso",
  },
  china: {
    entityId: "urn:alibaba:cloudcomputing",
    acsUrl: "https://signin.aliyun.com/saml-role/sso",
  },
};

/** The published values of a site. */
export function siteFacts(site: Site): SiteFacts {
  return sites[site];
}

/** The site that a careless admin would confuse it with. */
export function otherSite(site: Site): SiteFacts {
  return sites[site === "china" ? "international" : "china"];
}

/** Both sites use the aliyun.com names. */
export const attributeNames = {
  role: "https://www.aliyun.com/SAML-Role/Attributes/Role",
  roleSessionName: "https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName",
  sessionDuration: "https://www.aliyun.com/SAML-Role/Attributes/SessionDuration",
  groups: "groups",
} as const;
