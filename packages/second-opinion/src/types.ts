import type { ServiceProvider, ValidatedIdp, VerifiedAssertion } from "@modelstudio-sso/saml";

/** A login the first verifier has just accepted. */
export interface AcceptedLogin {
  /** The form field SAMLResponse, as posted. */
  response: string;
  idp: ValidatedIdp;
  sp: ServiceProvider;
  assertion: VerifiedAssertion;
}

/** What samlify sees otherwise: no key of the metadata signed it, or it reads another person or issuer. */
export type Disagreement = "signature" | "name-id" | "issuer";

/**
 * Why samlify has no opinion: it does not know the algorithm (ECDSA, SHA-384), a check of its own that is not about
 * signature or identity stopped it, it took too long, or it broke.
 */
export type NoOpinion = "algorithm" | "own-limit" | "time-out" | "broke";

/** What the second verifier says. Only `disagrees` speaks against a login. */
export type SecondOpinion =
  | { opinion: "agrees" }
  | { opinion: "disagrees"; reason: Disagreement }
  | { opinion: "cannot-judge"; reason: NoOpinion };
