import type { MetadataCheck } from "@modelstudio-sso/contracts";
import {
  checkGatheredMetadata,
  checkMetadata,
  type GatheredMetadata,
  minimalMetadata,
} from "@modelstudio-sso/saml";

/**
 * Reads metadata and shows what would be registered with RAM; the same answer for UI, API and CLI. What was gathered
 * from pieces must have been gathered for the same entity.
 */
export function describeMetadata(
  given: string | Uint8Array | GatheredMetadata,
  options: { now: Date; entityId?: string | undefined },
): MetadataCheck {
  const { now } = options;
  const inPieces = typeof given === "object" && "kind" in given;
  const report = inPieces ? checkGatheredMetadata(given, options) : checkMetadata(given, options);
  const { ok, idp, diagnostics, entityIds, validated } = report;
  const minimal = validated === undefined ? undefined : minimalMetadata(validated, { now });
  return {
    ok,
    diagnostics,
    ...(entityIds === undefined ? {} : { entityIds }),
    ...(idp === undefined
      ? {}
      : {
          idp: {
            entityId: idp.entityId,
            vendor: idp.vendor,
            singleSignOn: idp.singleSignOn,
            certificates: idp.certificates.map(({ pem: _pem, ...shown }) => shown),
            ...(idp.displayName === undefined ? {} : { displayName: idp.displayName }),
            ...(idp.validUntil === undefined ? {} : { validUntil: idp.validUntil }),
          },
        }),
    ...(minimal === undefined
      ? {}
      : {
          registered: {
            xml: minimal.xml,
            bytes: Buffer.byteLength(minimal.xml),
            leftOut: minimal.leftOut,
          },
        }),
  };
}
