import { type Federation, type LoginTest, mostListed } from "@modelstudio-sso/contracts";
import type { StoredProposal } from "../storage/proposals.ts";
import type { Store } from "../storage/store.ts";
import { federationPart } from "./notice-looks.ts";
import { tell } from "./tell.ts";

/** Metadata arrived and waits for a decision. */
export async function noticeProposal(
  store: Store,
  { organizationId, federation }: { organizationId: string; federation: Federation },
  proposal: StoredProposal,
): Promise<void> {
  const { id, source, by, ok, changes, rotation } = proposal;
  const details = {
    proposalId: id,
    ok,
    changes: changes.map(({ summary }) => summary).slice(0, mostListed),
    certificates: { brings: rotation.brings.length, leaves: rotation.leaves.length },
  };
  const about = {
    federation: federationPart(federation),
    path: `/federations/${federation.id}/watch`,
    at: new Date(proposal.at),
  };
  await tell(
    store,
    organizationId,
    source === "idp-admin"
      ? { ...about, type: "proposal-from-idp-admin", details }
      : { ...about, type: "metadata-changed", details: { ...details, source, by } },
  );
}

/** A test failed, and the one of its kind before had passed. Tests that keep failing are no news. */
export async function noticeLoginTest(store: Store, organizationId: string, test: LoginTest): Promise<void> {
  if (test.status !== "failed") return;
  const before = await store.loginTests.before(organizationId, test);
  if (before !== "passed") return;
  const federation = await store.federations.get(organizationId, test.federationId);
  if (federation === null) return;
  const failed = (test.report?.checks ?? []).filter((check) => check.outcome === "fail").map(({ id }) => id);
  await tell(store, organizationId, {
    type: "login-test-failed",
    details: { testId: test.id, kind: test.kind, failed: failed.slice(0, mostListed) },
    federation: federationPart(federation),
    path: `/federations/${federation.id}/test?test=${test.id}`,
    at: new Date(test.finishedAt ?? test.startedAt),
  });
}
