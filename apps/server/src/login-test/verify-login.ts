import { diagnostic, type Federation, hasErrors } from "@modelstudio-sso/contracts";
import { withPlaces } from "@modelstudio-sso/federation";
import type { ResponseVerdict, ServiceProvider, Vendor } from "@modelstudio-sso/saml";
import { type Verifiers, verifyByBoth } from "../saml/verify-by-both.ts";

export interface LiveLogin {
  federation: Federation;
  /** The form field SAMLResponse, as posted. */
  response: string;
  sp: ServiceProvider;
  requestId?: string | undefined;
  allowIdpInitiated: boolean;
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
  const { federation, ...rest } = login;
  const verification = await verifyByBoth(services, {
    ...rest,
    metadataXml,
    whose: { federationId: federation.id },
  });
  if (verification.kind === "verified") {
    const { verdict, vendor } = verification;
    return { ...verdict, vendor, diagnostics: withPlaces(verdict.diagnostics, vendor) };
  }
  const detail = "The stored metadata of the IdP does not hold any more, so nothing can be verified.";
  const errors = verification.diagnostics.filter((found) => hasErrors([found]));
  return { verdict: "reject", diagnostics: [diagnostic("federation.idp-missing", { detail }), ...errors] };
}
