import { type Diagnostic, diagnostic, type Proposal } from "@modelstudio-sso/contracts";
import {
  type CertificateInfo,
  certificateRotation,
  checkMetadata,
  combineMetadata,
  compareMetadata,
} from "@modelstudio-sso/saml";
import { describeMetadata } from "./describe-metadata.ts";

/** What is to be said of proposed metadata before anybody decides on it. */
export type ProposalFindings = Pick<Proposal, "ok" | "changes" | "diagnostics" | "idp" | "rotation">;

const shas = (certificates: readonly CertificateInfo[]) => certificates.map((found) => found.sha256);

function otherIdp(before: string, after: string): Diagnostic {
  return diagnostic("watch.other-idp", {
    detail:
      "This is the metadata of another identity provider. Responses name their issuer, and the cloud refuses those of any other; set up a federation of its own for it, or change this one on purpose.",
    path: "EntityDescriptor/@entityID",
    want: before,
    got: after,
  });
}

/**
 * Compares proposed metadata with the one in use. `before` may no longer hold, for example with its certificate
 * expired; it is still what the differences are told against.
 */
export function proposeMetadata(
  before: string | undefined,
  after: string,
  { now, entityId }: { now: Date; entityId?: string | undefined },
): ProposalFindings & { xml: string } {
  const was = before === undefined ? undefined : checkMetadata(before, { now, purpose: "verify" }).idp;
  const meant = entityId ?? was?.entityId;
  const checked = checkMetadata(after, { now, ...(meant === undefined ? {} : { entityId: meant }) });
  // An aggregate without the entity meant is refused by name; a single document of another IdP is compared.
  const { ok, idp, diagnostics, entityIds, registered } = describeMetadata(after, { now, entityId: meant });
  const becomes = checked.idp;
  const changed = was !== undefined && becomes !== undefined && was.entityId !== becomes.entityId;
  const rotation =
    was === undefined || becomes === undefined
      ? { leaves: [], brings: [], cutsOver: false }
      : certificateRotation(was, becomes);
  return {
    // Of an aggregate only the entity that is meant is kept.
    xml: entityIds === undefined ? after : (registered?.xml ?? after),
    ok,
    diagnostics: changed ? [...diagnostics, otherIdp(was.entityId, becomes.entityId)] : diagnostics,
    ...(idp === undefined ? {} : { idp }),
    changes:
      was === undefined || becomes === undefined
        ? []
        : compareMetadata(was, becomes).map(({ kind, summary }) => ({ kind, summary })),
    rotation: {
      leaves: shas(rotation.leaves),
      brings: shas(rotation.brings),
      cutsOver: rotation.cutsOver,
    },
  };
}

/** Metadata that trusts the old certificate beside the new one; `null` where either document does not hold. */
export function stagedMetadata(before: string, after: string, { now }: { now: Date }): string | null {
  const was = checkMetadata(before, { now, purpose: "verify" }).validated;
  const becomes = checkMetadata(after, { now, entityId: was?.entityId }).validated;
  return was === undefined || becomes === undefined ? null : combineMetadata(was, becomes, { now });
}
