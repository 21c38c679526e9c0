import { hasErrors, type ResponseExplained, type ResponseReport } from "@modelstudio-sso/contracts";
import {
  checkMetadata,
  explainResponse,
  type ResponseExplanation,
  type ServiceProvider,
} from "@modelstudio-sso/saml";
import { redactExplanation } from "./redact-explanation.ts";
import { supportBundle } from "./support-bundle.ts";
import { withPlaces } from "./with-places.ts";

export interface CaptureContext {
  now: Date;
  /** Without it no signature is checked, and no vendor is recognised. */
  metadataXml?: string | undefined;
  /** Applications the response may be meant for; the one whose address it names is taken, else the first. */
  providers?: readonly ServiceProvider[] | undefined;
  /** Personal data is shown only where this is `false`. */
  redact?: boolean | undefined;
}

/**
 * Explains whatever somebody captured: the same answer for UI, API and CLI. The bundle inside is redacted in any
 * case. Never throws.
 */
export function explainCapture(input: string, context: CaptureContext): ResponseReport {
  const { now, metadataXml, redact = true } = context;
  const metadata =
    metadataXml === undefined ? undefined : checkMetadata(metadataXml, { now, purpose: "verify" });
  const found = explainFor(input, context, metadata?.validated);
  const vendor = metadata?.idp?.vendor;
  const unusable = metadata === undefined || metadata.ok ? [] : metadata.diagnostics;
  const explained: ResponseExplained = {
    ...found,
    diagnostics: withPlaces([...unusable, ...found.diagnostics], vendor),
  };
  const redacted = redactExplanation(explained);
  return {
    ok: !hasErrors(explained.diagnostics),
    ...(redact ? redacted.explanation : explained),
    redacted: redact,
    ...(vendor === undefined ? {} : { vendor }),
    bundle: supportBundle(redacted, { now, vendor }),
  };
}

type Trusted = ReturnType<typeof checkMetadata>["validated"];

function explainFor(
  input: string,
  { now, providers = [] }: CaptureContext,
  idp: Trusted,
): ResponseExplanation {
  const [first, ...others] = providers;
  const explanation = explainResponse(input, { now, idp, sp: first });
  const named = others.find((provider) => isNamed(provider, explanation));
  return named === undefined ? explanation : explainResponse(input, { now, idp, sp: named });
}

function isNamed({ acsUrl }: ServiceProvider, { values }: ResponseExplanation): boolean {
  return values.some(
    ({ name, value }) => (name === "Destination" || name === "Recipient") && value === acsUrl,
  );
}
