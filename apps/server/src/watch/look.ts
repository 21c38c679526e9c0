import { noticeDrift, noticeMetadata } from "../notifications/notice-looks.ts";
import { noticeQuotas } from "../notifications/notice-quotas.ts";
import type { Services } from "../services.ts";
import type { DueLook, Looked } from "../storage/watches.ts";
import { checkDrift } from "./check-drift.ts";
import { checkMetadataAddress } from "./check-metadata.ts";

/** Takes one look, notes what was seen, and tells whoever wants to know. Nothing is noted of a federation that went meanwhile. */
export async function look(services: Services, what: Looked, due: DueLook): Promise<void> {
  const { organizationId, federationId } = due;
  const { federations, watches } = services.store;
  const federation = await federations.get(organizationId, federationId);
  if (federation === null) return;
  const watch = await watches.get(organizationId, federationId);
  if (what === "drift") {
    const seen = await checkDrift(services, { organizationId, federation, watch });
    await services.store.inTransaction(async (store) => {
      await store.watches.noteDrift(federationId, seen);
      await noticeDrift(store, { organizationId, federation }, seen);
    });
    await noticeQuotas(services, { organizationId, federation });
  } else if (watch.metadataUrl !== null) {
    const given = { organizationId, federation, url: watch.metadataUrl };
    const seen = await checkMetadataAddress(services, given);
    await services.store.inTransaction(async (store) => {
      await store.watches.noteMetadata(federationId, seen);
      await noticeMetadata(store, { organizationId, federation }, seen);
    });
  }
}
