import type { Federation, MetadataLook } from "@modelstudio-sso/contracts";
import { theService } from "../audit/record.ts";
import { Refused } from "../operations/refused.ts";
import { fetchKeptMetadata } from "../saml/fetch-metadata.ts";
import type { Services } from "../services.ts";
import { propose } from "./propose.ts";

/** Looks at the address where the IdP publishes its metadata; what is new there is proposed and changes nothing. */
export async function checkMetadataAddress(
  services: Services,
  given: { organizationId: string; federation: Federation; url: string },
): Promise<MetadataLook> {
  const { organizationId, federation, url } = given;
  const at = services.now().toISOString();
  try {
    const entityId = await services.saml.entityIdOf(federation, services.now());
    const xml = await fetchKeptMetadata(services, url, entityId);
    const made = await propose(services, {
      organizationId,
      federation,
      xml,
      source: "url",
      by: new URL(url).host,
      author: theService,
    });
    if (made === null) return { at, outcome: "unchanged", diagnostics: [] };
    return { at, outcome: "proposed", diagnostics: made.diagnostics };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { at, outcome: "failed", diagnostics: [...error.diagnostics] };
  }
}
