import type { SiteId } from "./account.ts";

/** What one site of Alibaba Cloud publishes for role-based SSO. */
export interface AlibabaSite {
  id: SiteId;
  /** entityID of the service provider, and the Audience an assertion must name. */
  entityId: string;
  /** Assertion consumer service; also the Recipient and the trust policy's `saml:recipient`. */
  acsUrl: string;
  /** Where the SP metadata is published. */
  metadataUrl: string;
  ramConsole: string;
  signInUrl: string;
  switchIdentityUrl: string;
}

/** Source: Alibaba Cloud RAM, "Configure Alibaba Cloud as a trusted SAML SP for role-based SSO". */
export const alibabaSites: Readonly<Record<SiteId, AlibabaSite>> = {
  international: {
    id: "international",
    entityId: "urn:alibaba:cloudcomputing:international",
    acsUrl: "https://signin.alibabacloud.com/saml-role/sso",
    metadataUrl: "https://signin.alibabacloud.com/saml-role/sp-metadata.xml",
    ramConsole: "https://ram.console.alibabacloud.com",
    signInUrl: "https://signin.alibabacloud.com/login.htm",
    switchIdentityUrl: "https://signin.alibabacloud.com/switchRole.htm",
  },
  china: {
    id: "china",
    entityId: "urn:alibaba:cloudcomputing",
    acsUrl: "https://signin.aliyun.com/saml-role/sso",
    metadataUrl: "https://signin.aliyun.com/saml-role/sp-metadata.xml",
    ramConsole: "https://ram.console.aliyun.com",
    signInUrl: "https://signin.aliyun.com/login.htm",
    switchIdentityUrl: "https://signin.aliyun.com/switchRole.htm",
  },
};

/**
 * Model Studio's console for a workspace's region. Source: Model Studio "Permissions" page (regional consoles);
 * on the international site one console serves all regions.
 */
export function modelStudioConsole(site: SiteId, region: string): string {
  if (site === "international") return "https://modelstudio.console.alibabacloud.com/";
  switch (region) {
    case "cn-beijing":
      return "https://bailian.console.aliyun.com/";
    case "us-east-1":
    case "eu-central-1":
      return `https://modelstudio.console.aliyun.com/${region}`;
    default:
      return "https://modelstudio.console.aliyun.com/";
  }
}
