import type { AliyunApplication } from "../src/index.ts";

export const noon = new Date("2026-11-23T12:00:00.000Z");

export const account = "1234567890123456";

/** Acme's application on the international site. */
export const acmeApplication: AliyunApplication = {
  accountId: account,
  providerName: "AcmeIdP",
  site: "international",
  groupRoles: [
    { group: "AI-Platform-Admins", roleName: "ModelStudio-Admin" },
    { group: "AI-Developers", roleName: "ModelStudio-Developer" },
  ],
  sessionDurationSeconds: 7200,
  relayState: "https://modelstudio.console.alibabacloud.com/?tab=home&lang=en",
  releaseGroups: true,
};

export const roleAttribute = "https://www.aliyun.com/SAML-Role/Attributes/Role";
export const nameAttribute = "https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName";
export const durationAttribute = "https://www.aliyun.com/SAML-Role/Attributes/SessionDuration";

/** The pair as Alibaba Cloud wants it. */
export function pair(roleName: string, provider = "AcmeIdP"): string {
  return `acs:ram::${account}:role/${roleName},acs:ram::${account}:saml-provider/${provider}`;
}
