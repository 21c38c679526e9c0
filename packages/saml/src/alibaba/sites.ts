import { type AlibabaSite, alibabaSites } from "@modelstudio-sso/contracts";

/** The site that address belongs to, if any. All addresses are compared exactly. */
export function siteOfAcs(acsUrl: string | undefined): AlibabaSite | undefined {
  return Object.values(alibabaSites).find((site) => site.acsUrl === acsUrl);
}
