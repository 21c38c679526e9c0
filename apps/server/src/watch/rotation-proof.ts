import type { LoginTest, Proposal } from "@modelstudio-sso/contracts";
import type { StoredProposal } from "../storage/proposals.ts";

/** The login that proved a new certificate: passed, since the staging, signed with a key that it brings. */
function proofOf(proposal: StoredProposal, tests: readonly LoginTest[]): Proposal["proof"] {
  const since = proposal.decidedAt;
  if (proposal.status !== "staged" || since === null) return null;
  for (const { id, status, startedAt, report } of tests) {
    const signedBy = report?.identity?.signedBy;
    if (status !== "passed" || signedBy === undefined || startedAt < since) continue;
    if (proposal.rotation.brings.includes(signedBy)) {
      return { testId: id, at: startedAt, certificateSha256: signedBy };
    }
  }
  return null;
}

/** A proposal as people see it: with its proof, without the document. */
export function shownProposal(
  { xml: _, ...proposal }: StoredProposal,
  tests: readonly LoginTest[],
): Proposal {
  return { ...proposal, proof: proofOf({ ...proposal, xml: "" }, tests) };
}
