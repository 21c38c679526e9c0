import { invalid } from "./failure.ts";
import type { Site } from "./sites.ts";
import type { VerifiedAssertion } from "./verified-assertion.ts";

/** Every AudienceRestriction must hold the site's entity ID. @throws {SamlFailure} `invalid` */
export function requireAudience(assertion: VerifiedAssertion, site: Site): void {
  const holds = assertion.audienceRestrictions.every((audiences) => audiences.includes(site.entityId));
  if (!holds)
    throw invalid(
      `the audience is "${assertion.audienceRestrictions.flat().join(" ")}", not "${site.entityId}"`,
    );
}

/** A browser sign-in must be addressed to the site's published URL. @throws {SamlFailure} `invalid` */
export function requireSiteRecipient(assertion: VerifiedAssertion, site: Site): void {
  if (assertion.recipient !== site.acsUrl) {
    throw invalid(`the recipient is "${assertion.recipient}", not "${site.acsUrl}"`);
  }
}
