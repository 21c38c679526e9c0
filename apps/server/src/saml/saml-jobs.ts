import type { Diagnostic, MetadataCheck, ResponseReport } from "@modelstudio-sso/contracts";
import type { CaptureContext } from "@modelstudio-sso/federation";
import type {
  ResponseExpectation,
  ResponseVerdict,
  ServiceProvider,
  ValidatedIdp,
} from "@modelstudio-sso/saml";

/** A response to judge. The metadata travels as text: trust cannot be handed over a thread, only made anew. */
export interface VerifyJob {
  kind: "verify";
  response: string;
  metadataXml: string;
  sp: ServiceProvider;
  now: Date;
  requestId?: ResponseExpectation["requestId"];
  allowIdpInitiated?: ResponseExpectation["allowIdpInitiated"];
}

/** All work on what strangers sent. Only plain values go in and out. */
export type SamlJob =
  | VerifyJob
  | { kind: "describe-metadata"; xml: string; now: Date; entityId?: string | undefined }
  | { kind: "entity-id"; xml: string; now: Date }
  | { kind: "issuer"; response: string; now: Date }
  | { kind: "explain"; input: string; context: CaptureContext };

export type SamlAnswer =
  | { kind: "verified"; verdict: ResponseVerdict; idp: ValidatedIdp }
  /** The metadata does not hold, so nothing was judged. */
  | { kind: "metadata-refused"; diagnostics: Diagnostic[] }
  | { kind: "metadata-described"; check: MetadataCheck }
  /** The entityID of metadata, or the issuer a response names; nothing is proved by either. */
  | { kind: "name"; name: string | undefined }
  | { kind: "explained"; report: ResponseReport };
