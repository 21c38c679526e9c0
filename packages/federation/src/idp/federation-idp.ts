import type { FederationDocument } from "@modelstudio-sso/contracts";
import { checkMetadata, type MetadataReport, type ValidatedIdp } from "@modelstudio-sso/saml";

/** The federation's IdP, validated anew each time: certificates expire while a document rests. */
export function idpOf(
  document: FederationDocument,
  now: Date,
  purpose: "register" | "verify" = "register",
): { report: MetadataReport | null; idp: ValidatedIdp | undefined } {
  if (document.loginPath.kind !== "idp" || document.loginPath.metadataXml === undefined) {
    return { report: null, idp: undefined };
  }
  const checked = checkMetadata(document.loginPath.metadataXml, { now, purpose });
  return { report: checked, idp: checked.validated };
}

/** Arguments of planning, with the IdP where there is a valid one. */
export function planInputs(document: FederationDocument, now: Date): { idp?: ValidatedIdp; now: Date } {
  const { idp } = idpOf(document, now);
  return idp === undefined ? { now } : { idp, now };
}
