import type { Services } from "../services.ts";
import type { DueLook, Looked } from "../storage/watches.ts";
import { checkDrift } from "./check-drift.ts";
import { checkMetadataAddress } from "./check-metadata.ts";

/** Takes one look and notes what was seen. Nothing is noted of a federation that went meanwhile. */
export async function look(services: Services, what: Looked, due: DueLook): Promise<void> {
  const { organizationId, federationId } = due;
  const { federations, watches } = services.store;
  const federation = await federations.get(organizationId, federationId);
  if (federation === null) return;
  const watch = await watches.get(organizationId, federationId);
  if (what === "drift") {
    await watches.noteDrift(federationId, await checkDrift(services, { organizationId, federation, watch }));
  } else if (watch.metadataUrl !== null) {
    const given = { organizationId, federation, url: watch.metadataUrl };
    await watches.noteMetadata(federationId, await checkMetadataAddress(services, given));
  }
}
