import {
  federationDocumentSchema,
  type Guide,
  type GuideLocale,
  type GuideVendor,
} from "@modelstudio-sso/contracts";
import { makeGuide } from "@modelstudio-sso/federation";

/** The federation that the pages in docs/guides are written for. */
const document = federationDocumentSchema.parse({
  apiVersion: "modelstudio-sso/v1",
  name: "acme",
  site: "international",
  accountId: "5123456789012345",
  loginPath: { kind: "idp", providerName: "AcmeIdP", sessionDurationSeconds: 7200 },
  roles: [
    { name: "ModelStudioAdmins", groups: ["model-studio-admins"] },
    { name: "ModelStudioResearch", groups: ["research", "研发组"] },
  ],
});

export function sampleGuide(vendor: GuideVendor, locale: GuideLocale): Guide {
  return makeGuide(document, {
    vendor,
    locale,
    relayState: "https://modelstudio.console.alibabacloud.com/",
  });
}
