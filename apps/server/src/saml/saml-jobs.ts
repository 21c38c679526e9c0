import type { Diagnostic, MetadataCheck, ResponseReport } from "@modelstudio-sso/contracts";
import type { CaptureContext, ProposalFindings } from "@modelstudio-sso/federation";
import type {
  GatheredMetadata,
  MetadataReport,
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
  | {
      kind: "describe-metadata";
      metadata: string | GatheredMetadata;
      now: Date;
      entityId?: string | undefined;
    }
  | { kind: "read-idp"; xml: string; now: Date; purpose?: "verify" }
  | { kind: "entity-id"; xml: string; now: Date }
  | { kind: "issuer"; response: string; now: Date }
  | { kind: "explain"; input: string; context: CaptureContext }
  | { kind: "propose-metadata"; before: string | undefined; after: string; now: Date }
  | { kind: "stage-metadata"; before: string; after: string; now: Date };

export type SamlAnswer =
  | { kind: "verified"; verdict: ResponseVerdict; idp: ValidatedIdp }
  /** The metadata does not hold, so nothing was judged. */
  | { kind: "metadata-refused"; diagnostics: Diagnostic[] }
  | { kind: "metadata-described"; check: MetadataCheck }
  | { kind: "idp-read"; report: MetadataReport; idp: ValidatedIdp | undefined }
  /** The entityID of metadata, or the issuer a response names; nothing is proved by either. */
  | { kind: "name"; name: string | undefined }
  | { kind: "explained"; report: ResponseReport }
  | { kind: "metadata-proposed"; findings: ProposalFindings; xml: string }
  /** `null`: one of the two documents does not hold. */
  | { kind: "metadata-staged"; xml: string | null };
