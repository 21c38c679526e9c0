import {
  describeMetadata,
  explainCapture,
  proposeMetadata,
  stagedMetadata,
} from "@modelstudio-sso/federation";
import { checkMetadata, explainResponse, verifyResponse } from "@modelstudio-sso/saml";
import type { SamlAnswer, SamlJob, VerifyJob } from "./saml-jobs.ts";

function verify({ response, metadataXml, sp, now, requestId, allowIdpInitiated }: VerifyJob): SamlAnswer {
  const { validated, diagnostics } = checkMetadata(metadataXml, { now, purpose: "verify" });
  if (validated === undefined) return { kind: "metadata-refused", diagnostics };
  const expectation = { idp: validated, sp, now, requestId, allowIdpInitiated };
  return { kind: "verified", verdict: verifyResponse(response, expectation), idp: validated };
}

/** Does one job; runs in a worker thread. */
export function doSamlJob(job: SamlJob): SamlAnswer {
  switch (job.kind) {
    case "verify":
      return verify(job);
    case "describe-metadata":
      return {
        kind: "metadata-described",
        check: describeMetadata(job.metadata, { now: job.now, entityId: job.entityId }),
      };
    case "read-idp": {
      const { validated, ...report } = checkMetadata(job.xml, { now: job.now, purpose: job.purpose });
      return { kind: "idp-read", report, idp: validated };
    }
    case "entity-id":
      return {
        kind: "name",
        name: checkMetadata(job.xml, { now: job.now, purpose: "verify" }).idp?.entityId,
      };
    case "issuer":
      return { kind: "name", name: explainResponse(job.response, { now: job.now }).issuer };
    case "explain":
      return { kind: "explained", report: explainCapture(job.input, job.context) };
    case "propose-metadata": {
      const { xml, ...findings } = proposeMetadata(job.before, job.after, { now: job.now });
      return { kind: "metadata-proposed", findings, xml };
    }
    case "stage-metadata":
      return { kind: "metadata-staged", xml: stagedMetadata(job.before, job.after, { now: job.now }) };
  }
}
