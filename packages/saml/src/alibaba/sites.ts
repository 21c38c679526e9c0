/** One of Alibaba Cloud's two sign-in sites for role-based SSO. All addresses are compared exactly. */
export interface AlibabaSite {
  id: "international" | "china";
  /** Audience of the assertion. */
  entityId: string;
  /** Recipient of the assertion, and `saml:recipient` of a role's trust policy. */
  acsUrl: string;
  /** Where the site publishes its SAML metadata. */
  metadataUrl: string;
  /** Model Studio's console; inside the site's RelayState allow-list. */
  consoleUrl: string;
}

/**
 * The two sites (Alibaba Cloud RAM, "Configure Alibaba Cloud as a trusted SAML SP for role-based SSO").
 * One IdP may serve both, as two registrations.
 */
export const alibabaSites: { international: AlibabaSite; china: AlibabaSite } = {
  international: {
    id: "international",
    entityId: "urn:alibaba:cloudcomputing:international",
    acsUrl: "https://signin.alibabacloud.com/saml-role/sso",
    metadataUrl: "https://signin.alibabacloud.com/saml-role/sp-metadata.xml",
    consoleUrl: "https://modelstudio.console.alibabacloud.com/",
  },
  china: {
    id: "china",
    entityId: "urn:alibaba:cloudcomputing",
    acsUrl: "https://signin.aliyun.com/saml-role/sso",
    metadataUrl: "https://signin.aliyun.com/saml-role/sp-metadata.xml",
    consoleUrl: "https://bailian.console.aliyun.com/",
  },
};

/** The site that address belongs to, if any. */
export function siteOfAcs(acsUrl: string | undefined): AlibabaSite | undefined {
  return Object.values(alibabaSites).find((site) => site.acsUrl === acsUrl);
}
