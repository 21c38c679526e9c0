/** What differs between the two sites of Alibaba Cloud. All values are published. */
export interface Site {
  /** SP entity ID; the Audience of assertions. */
  entityId: string;
  /** Assertion consumer service; Recipient of assertions and value of `saml:recipient`. */
  acsUrl: string;
  metadataUrl: string;
  /** Where a sign-in without RelayState lands. */
  consoleHome: string;
  /** Host of the Model Studio console. */
  modelStudioConsole: string;
}

/** The international site (alibabacloud.com) and the China site (aliyun.com). */
export const sites: Readonly<Record<"international" | "china", Site>> = {
  international: {
    entityId: "urn:alibaba:cloudcomputing:international",
    acsUrl: "https://signin.alibabacloud.com/saml-role/sso",
    metadataUrl: "https://signin.alibabacloud.com/saml-role/sp-metadata.xml",
    consoleHome: "https://home.console.alibabacloud.com/",
    modelStudioConsole: "https://modelstudio.console.alibabacloud.com/",
  },
  china: {
    entityId: "urn:alibaba:cloudcomputing",
    acsUrl: "https://signin.aliyun.com/saml-role/sso",
    metadataUrl: "https://signin.aliyun.com/saml-role/sp-metadata.xml",
    consoleHome: "https://home.console.aliyun.com/",
    modelStudioConsole: "https://bailian.console.aliyun.com/",
  },
};
