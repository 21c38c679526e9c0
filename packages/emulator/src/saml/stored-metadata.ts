import type { SamlProviderRecord } from "../state/records.ts";
import type { Circumstances } from "./circumstances.ts";
import { type IdpMetadata, MetadataError, readIdpMetadata } from "./idp-metadata.ts";

/** The provider's metadata, or undefined when it cannot be used any more (`validUntil` passed). */
export function usableMetadata(
  provider: SamlProviderRecord,
  { now, assumptions }: Circumstances,
): IdpMetadata | undefined {
  try {
    const metadata = readIdpMetadata(Buffer.from(provider.metadata, "base64").toString("utf8"), assumptions);
    const { validUntil } = metadata;
    if (validUntil !== undefined && Date.parse(validUntil) <= now.getTime()) return undefined;
    return metadata;
  } catch (error) {
    if (error instanceof MetadataError) return undefined;
    throw error;
  }
}
