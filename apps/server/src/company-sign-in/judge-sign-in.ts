import {
  type CompanySignInSettings,
  type Diagnostic,
  diagnostic,
  hasErrors,
} from "@modelstudio-sso/contracts";
import type { VerifiedAssertion } from "@modelstudio-sso/saml";
import { signInServiceProvider } from "../saml/service-provider.ts";
import { verifyByBoth } from "../saml/verify-by-both.ts";
import type { Services } from "../services.ts";
import { type ClaimedPerson, claimedPerson } from "./claimed-person.ts";

export interface PostedSignIn {
  organizationId: string;
  settings: CompanySignInSettings;
  /** The form field SAMLResponse, as posted. */
  response: string;
  requestId: string;
}

export type JudgedSignIn =
  | { ok: true; person: ClaimedPerson }
  | { ok: false; diagnostics: [Diagnostic, ...Diagnostic[]] };

const refused = (...diagnostics: [Diagnostic, ...Diagnostic[]]): JudgedSignIn => ({ ok: false, diagnostics });

/** The finding where metadata that was fit for sign-in is so no more. */
export function idpUnusable(detail: string): Diagnostic {
  return diagnostic("sign-in.idp-unusable", { detail });
}

async function usedBefore(
  { store }: Services,
  organizationId: string,
  assertion: VerifiedAssertion,
): Promise<boolean> {
  return !(await store.samlRequests.firstUse(organizationId, {
    issuer: assertion.issuer,
    id: assertion.assertionId,
    expiresAt: new Date(assertion.notOnOrAfter),
  }));
}

/** Judges the answer to a request of ours by the metadata of the organisation that asked, and by no other. */
export async function judgeSignIn(services: Services, given: PostedSignIn): Promise<JudgedSignIn> {
  const { organizationId, settings, response, requestId } = given;
  if (!settings.enabled || settings.metadataXml === null) {
    return refused(diagnostic("sign-in.not-offered", { detail: "It was switched off meanwhile." }));
  }
  const verification = await verifyByBoth(services, {
    metadataXml: settings.metadataXml,
    response,
    sp: signInServiceProvider(services.publicUrl),
    requestId,
    allowIdpInitiated: false,
    whose: { organizationId },
  });
  if (verification.kind === "metadata-refused") {
    const errors = verification.diagnostics.filter((found) => hasErrors([found]));
    return refused(idpUnusable("The stored metadata does not hold any more."), ...errors);
  }
  const { verdict } = verification;
  if (verdict.verdict === "reject") {
    const [first, ...rest] = verdict.diagnostics.filter((found) => hasErrors([found]));
    if (first === undefined) throw new Error("A response was refused without an error.");
    return refused(first, ...rest);
  }
  if (await usedBefore(services, organizationId, verdict.assertion)) {
    return refused(
      diagnostic("response.replayed", { detail: "This assertion has been used before. Sign in again." }),
    );
  }
  const person = claimedPerson(verdict.assertion, settings.emailAttribute);
  return "email" in person ? { ok: true, person } : refused(person);
}
