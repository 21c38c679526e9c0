import type { Diagnostic, Federation, FederationDocument, MetadataCheck } from "@modelstudio-sso/contracts";
import type { ProposalFindings } from "@modelstudio-sso/federation";
import type { GatheredMetadata, MetadataReport, ValidatedIdp } from "@modelstudio-sso/saml";
import { type Ask, overrun } from "./ask-worker.ts";
import { EntityIds } from "./entity-ids.ts";

/** What a document's metadata says, and the IdP where no finding is an error. */
export interface IdpReading {
  report: MetadataReport | null;
  idp: ValidatedIdp | undefined;
}

/** Metadata, read and judged by a worker: it may be a megabyte that somebody made to be slow. */
export interface MetadataDesk {
  describeMetadata(
    metadata: string | GatheredMetadata,
    given: { now: Date; entityId?: string | undefined },
  ): Promise<MetadataCheck>;
  /** The IdP of a document, judged anew each time: certificates expire while it rests. No report without metadata. */
  idpOf(document: FederationDocument, now: Date): Promise<IdpReading>;
  /** The IdP in metadata that responses are verified with; `undefined` where it does not hold. */
  trustedIdp(xml: string, now: Date): Promise<ValidatedIdp | undefined>;
  /** Arguments of planning, with the IdP where there is a valid one. */
  planInputs(document: FederationDocument, now: Date): Promise<{ idp?: ValidatedIdp; now: Date }>;
  /** The entityID in a federation's metadata, valid or not; remembered for that version of the document. */
  entityIdOf(federation: Federation, now: Date): Promise<string | undefined>;
  /** What newer metadata would change, and the document of the one entity that is meant. */
  proposeMetadata(
    before: string | undefined,
    after: string,
    now: Date,
  ): Promise<{ findings: ProposalFindings; xml: string }>;
  /** Metadata that trusts the old certificate beside the new one; `null` where either document does not hold. */
  stageMetadata(before: string, after: string, now: Date): Promise<string | null>;
}

function unreadable(finding: Diagnostic): ProposalFindings {
  return {
    ok: false,
    changes: [],
    diagnostics: [finding],
    rotation: { leaves: [], brings: [], cutsOver: false },
  };
}

function metadataOf({ loginPath }: FederationDocument): string | undefined {
  return loginPath.kind === "idp" ? loginPath.metadataXml : undefined;
}

async function readIdp(ask: Ask, document: FederationDocument, now: Date): Promise<IdpReading> {
  const xml = metadataOf(document);
  if (xml === undefined) return { report: null, idp: undefined };
  const { answer, stopped } = await ask({ kind: "read-idp", xml, now });
  if (answer?.kind === "idp-read") return { report: answer.report, idp: answer.idp };
  return { report: { ok: false, diagnostics: [overrun("metadata.too-complex", stopped)] }, idp: undefined };
}

export function metadataDesk(ask: Ask): MetadataDesk {
  const entityIds = new EntityIds();
  return {
    async describeMetadata(metadata, { now, entityId }) {
      const { answer, stopped } = await ask({ kind: "describe-metadata", metadata, now, entityId });
      if (answer?.kind === "metadata-described") return answer.check;
      return { ok: false, diagnostics: [overrun("metadata.too-complex", stopped)] };
    },
    idpOf: (document, now) => readIdp(ask, document, now),
    async trustedIdp(xml, now) {
      const { answer } = await ask({ kind: "read-idp", xml, now, purpose: "verify" });
      return answer?.kind === "idp-read" ? answer.idp : undefined;
    },
    async planInputs(document, now) {
      const { idp } = await readIdp(ask, document, now);
      return idp === undefined ? { now } : { idp, now };
    },
    async entityIdOf(federation, now) {
      const xml = metadataOf(federation.document);
      if (xml === undefined) return undefined;
      const known = entityIds.get(federation, now);
      if (known !== undefined) return known.name;
      const { answer } = await ask({ kind: "entity-id", xml, now });
      const name = answer?.kind === "name" ? answer.name : undefined;
      entityIds.set(federation, { name, stopped: answer === undefined, now });
      return name;
    },
    async proposeMetadata(before, after, now) {
      const { answer, stopped } = await ask({ kind: "propose-metadata", before, after, now });
      if (answer?.kind === "metadata-proposed") return answer;
      return { findings: unreadable(overrun("metadata.too-complex", stopped)), xml: after };
    },
    async stageMetadata(before, after, now) {
      const { answer } = await ask({ kind: "stage-metadata", before, after, now });
      return answer?.kind === "metadata-staged" ? answer.xml : null;
    },
  };
}
