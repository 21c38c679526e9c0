import type { AccessSubject, PolicyDocument, SiteId } from "@modelstudio-sso/contracts";
import { alibabaSites } from "@modelstudio-sso/contracts";
import { readTrust } from "../access/index.ts";

function named({ kind, name }: AccessSubject): string {
  switch (kind) {
    case "account":
      return `the whole account ${name}`;
    case "provider":
      return `the provider ${name}`;
    case "user":
      return `the RAM user ${name}`;
    default:
      return name;
  }
}

/** Why a trust policy is not the one this service would write; empty only where it means the same. */
export function whyTrustDiffers(
  policy: PolicyDocument,
  given: { accountId: string; site: SiteId; meant: readonly AccessSubject[] },
): string[] {
  const trusted = readTrust(policy, given);
  const isMeant = (subject: AccessSubject) =>
    given.meant.some((entry) => entry.kind === subject.kind && entry.name === subject.name);
  const others = trusted.filter((entry) => !isMeant(entry.subject)).map((entry) => named(entry.subject));
  const missing = given.meant.filter(
    (subject) =>
      !trusted.some(({ subject: { kind, name } }) => kind === subject.kind && name === subject.name),
  );
  const conditional = trusted.filter((entry) => isMeant(entry.subject) && entry.way === "conditional");
  const reasons = [
    ...(others.length === 0 ? [] : [`Its trust policy also lets in ${others.join(", ")}.`]),
    ...(missing.length === 0 ? [] : [`Its trust policy does not let in ${missing.map(named).join(", ")}.`]),
    ...(conditional.length === 0
      ? []
      : [`Its trust policy has other conditions than saml:recipient = ${alibabaSites[given.site].acsUrl}.`]),
  ];
  return reasons.length === 0
    ? ["Its trust policy is written in a way that this service would write differently."]
    : reasons;
}
