import { diagnostic, type Federation, hasErrors } from "@modelstudio-sso/contracts";
import { withPlaces } from "@modelstudio-sso/federation";
import type { ResponseVerdict, ServiceProvider, ValidatedIdp, Vendor } from "@modelstudio-sso/saml";
import type { Disagreement, NoOpinion, SecondOpinion } from "@modelstudio-sso/second-opinion";
import type { Services } from "../services.ts";

/** What verification needs of the service. */
export type Verifiers = Pick<Services, "saml" | "secondOpinion" | "log" | "now">;

export interface LiveLogin {
  federation: Federation;
  /** The form field SAMLResponse, as posted. */
  response: string;
  sp: ServiceProvider;
  requestId?: string | undefined;
  allowIdpInitiated: boolean;
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
  login: LiveLogin,
  { verdict, idp }: { verdict: ResponseVerdict; idp?: ValidatedIdp },
): Promise<ResponseVerdict> {
  if (verdict.verdict === "reject" || idp === undefined || services.secondOpinion === null) return verdict;
  const { response, sp, federation } = login;
  const second = await services.secondOpinion.judge({ response, idp, sp, assertion: verdict.assertion });
  if (second.opinion === "disagrees") {
    // The alarm. Whom the message names stays out of the log, and so does the message.
    services.log.error(
      {
        alarm: "second-opinion",
        reason: second.reason,
        federationId: federation.id,
        issuer: idp.entityId,
        signedBy: verdict.assertion.signedBy.certificateSha256,
      },
      "the second verifier disagrees about a login; it was refused",
    );
  }
  return joined(verdict, second);
}

/** A verdict, and the IdP's product where its metadata held. */
export type JudgedLogin = ResponseVerdict & { vendor?: Vendor | undefined };

/**
 * Judges a login that is happening now, by both verifiers. Whether the assertion was used before is the caller's
 * question.
 */
export async function verifyLogin(services: Verifiers, login: LiveLogin): Promise<JudgedLogin> {
  const { loginPath } = login.federation.document;
  const metadataXml = loginPath.kind === "idp" ? loginPath.metadataXml : undefined;
  if (metadataXml === undefined) {
    const detail = "Without the IdP's metadata nothing can be verified.";
    return { verdict: "reject", diagnostics: [diagnostic("federation.idp-missing", { detail })] };
  }
  const verification = await services.saml.verify({
    response: login.response,
    metadataXml,
    sp: { entityId: login.sp.entityId, acsUrl: login.sp.acsUrl },
    now: services.now(),
    requestId: login.requestId,
    allowIdpInitiated: login.allowIdpInitiated,
  });
  if (verification.kind === "verified") {
    const verdict = await withSecondOpinion(services, login, verification);
    const vendor = verification.idp?.vendor;
    return { ...verdict, vendor, diagnostics: withPlaces(verdict.diagnostics, vendor) };
  }
  const detail = "The stored metadata of the IdP does not hold any more, so nothing can be verified.";
  const errors = verification.diagnostics.filter((found) => hasErrors([found]));
  return { verdict: "reject", diagnostics: [diagnostic("federation.idp-missing", { detail }), ...errors] };
}
