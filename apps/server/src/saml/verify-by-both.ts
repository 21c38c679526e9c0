import { diagnostic } from "@modelstudio-sso/contracts";
import type { ResponseVerdict, ServiceProvider, ValidatedIdp, Vendor } from "@modelstudio-sso/saml";
import type { Disagreement, NoOpinion, SecondOpinion } from "@modelstudio-sso/second-opinion";
import type { Services } from "../services.ts";
import type { Verification } from "./response-desk.ts";

/** What verification needs of the service. */
export type Verifiers = Pick<Services, "saml" | "secondOpinion" | "log" | "now">;

export interface LiveResponse {
  /** Of the IdP that is trusted, and of no other. */
  metadataXml: string;
  /** The form field SAMLResponse, as posted. */
  response: string;
  sp: ServiceProvider;
  requestId?: string | undefined;
  allowIdpInitiated: boolean;
  /** What the alarm of a disagreement says about whose login it was. */
  whose: { federationId: string } | { organizationId: string };
}

const differences: Record<Disagreement, string> = {
  signature: "no key of the metadata signed it",
  "name-id": "another NameID",
  issuer: "another Issuer",
};

const reasonsForNone: Record<NoOpinion, string> = {
  algorithm: "it does not know the signature or digest algorithm",
  "own-limit": "a rule of its own, which is not about signature or identity, stopped it",
  "time-out": "it took too long and was ended",
  broke: "it broke on the message, or used too much memory",
};

type Accepted = Extract<ResponseVerdict, { verdict: "accept" }>;

function joined(first: Accepted, second: SecondOpinion): ResponseVerdict {
  if (second.opinion === "agrees") return first;
  if (second.opinion === "cannot-judge") {
    const finding = diagnostic("login.second-opinion.cannot-judge", {
      detail: "The login counts as the first verifier decided. Nothing has to be done.",
      got: reasonsForNone[second.reason],
    });
    return { ...first, diagnostics: [...first.diagnostics, finding] };
  }
  const finding = diagnostic("login.second-opinion.disagrees", {
    detail:
      "Two independent verifiers read this response differently, so it is refused. Treat it as an attack until the difference is understood; the log has the time.",
    want: "the same signature and person as the first verifier found",
    got: differences[second.reason],
  });
  return { verdict: "reject", diagnostics: [...first.diagnostics, finding] };
}

async function withSecondOpinion(
  services: Verifiers,
  login: LiveResponse,
  { verdict, idp }: { verdict: ResponseVerdict; idp?: ValidatedIdp },
): Promise<ResponseVerdict> {
  if (verdict.verdict === "reject" || idp === undefined || services.secondOpinion === null) return verdict;
  const { response, sp, whose } = login;
  const second = await services.secondOpinion.judge({ response, idp, sp, assertion: verdict.assertion });
  if (second.opinion === "disagrees") {
    // The alarm. Whom the message names stays out of the log, and so does the message.
    services.log.error(
      {
        alarm: "second-opinion",
        reason: second.reason,
        ...whose,
        issuer: idp.entityId,
        signedBy: verdict.assertion.signedBy.certificateSha256,
      },
      "the second verifier disagrees about a login; it was refused",
    );
  }
  return joined(verdict, second);
}

/** What both verifiers together say, with the IdP's product; or that the metadata does not hold any more. */
export type JointVerification =
  | { kind: "verified"; verdict: ResponseVerdict; vendor: Vendor | undefined }
  | Extract<Verification, { kind: "metadata-refused" }>;

/**
 * Judges a response that arrives now, by both verifiers. Whether the assertion was used before is the caller's
 * question.
 */
export async function verifyByBoth(services: Verifiers, login: LiveResponse): Promise<JointVerification> {
  const verification = await services.saml.verify({
    response: login.response,
    metadataXml: login.metadataXml,
    sp: { entityId: login.sp.entityId, acsUrl: login.sp.acsUrl },
    now: services.now(),
    requestId: login.requestId,
    allowIdpInitiated: login.allowIdpInitiated,
  });
  if (verification.kind === "metadata-refused") return verification;
  const verdict = await withSecondOpinion(services, login, verification);
  return { kind: "verified", verdict, vendor: verification.idp?.vendor };
}
