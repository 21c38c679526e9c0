import type { Federation, Proposal } from "@modelstudio-sso/contracts";
import { type Author, recordAs } from "../audit/record.ts";
import { noticeProposal } from "../notifications/notice-changes.ts";
import type { Services } from "../services.ts";
import type { StoredProposal } from "../storage/proposals.ts";

export interface Sent {
  organizationId: string;
  federation: Federation;
  xml: string;
  source: Proposal["source"];
  /** Who is shown as having sent it; an address, a person, the IdP's admin. */
  by: string;
  author: Author;
}

/** The metadata a federation uses, where it is one that uses any. */
export function metadataOf({ document }: Federation): string | undefined {
  return document.loginPath.kind === "idp" ? document.loginPath.metadataXml : undefined;
}

/** Keeps metadata for somebody to decide on. `null`: it says nothing new, or waits already. */
export async function propose(services: Services, sent: Sent): Promise<StoredProposal | null> {
  const { organizationId, federation, source, by, author } = sent;
  const { findings, xml } = await services.saml.proposeMetadata(
    metadataOf(federation),
    sent.xml,
    services.now(),
  );
  const hadSome = metadataOf(federation) !== undefined;
  if (findings.ok && hadSome && findings.changes.length === 0) return null;
  return recordAs({ store: services.store, organizationId, author }, async (store, note) => {
    const added = await store.proposals.add(organizationId, {
      federationId: federation.id,
      source,
      by,
      xml,
      findings,
    });
    if (added === null) return null;
    note({
      action: "metadata.proposed",
      subject: { kind: "proposal", id: added.id, name: by },
      federation: federation.id,
      facts: { source, ok: findings.ok, changes: findings.changes.length },
    });
    await noticeProposal(store, { organizationId, federation }, added);
    return added;
  });
}
