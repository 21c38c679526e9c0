import { alibabaSites, type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { ClaimRule } from "./rule.ts";

/** alibaba.recipient.mismatch and alibaba.audience.mismatch; both sites are easily confused. */
export const siteRule: ClaimRule = ({ assertion, site }) => {
  if (site === undefined) return [];
  const other = site.id === "china" ? alibabaSites.international : alibabaSites.china;
  const found: Diagnostic[] = [];
  if (assertion.recipient !== site.acsUrl) {
    found.push(
      diagnostic("alibaba.recipient.mismatch", {
        detail: advice(assertion.recipient === other.acsUrl, other.id, "recipient (ACS) address"),
        path: "/Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData/@Recipient",
        want: site.acsUrl,
        got: assertion.recipient.slice(0, 300) || "nothing",
      }),
    );
  }
  if (!assertion.audiences.includes(site.entityId)) {
    found.push(
      diagnostic("alibaba.audience.mismatch", {
        detail: advice(assertion.audiences.includes(other.entityId), other.id, "audience"),
        path: "/Response/Assertion/Conditions/AudienceRestriction/Audience",
        want: site.entityId,
        got: assertion.audiences.slice(0, 5).join(", ").slice(0, 300) || "nothing",
      }),
    );
  }
  return found;
};

function advice(isOther: boolean, other: string, what: string): string {
  if (isOther)
    return `This is the value of the ${other} site. The two sites are separate: set both audience and recipient to this site's values.`;
  return `Set the ${what} at the identity provider to exactly this value, or load the site's SP metadata there.`;
}
