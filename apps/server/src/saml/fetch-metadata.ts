import { diagnostic, type MetadataCheck } from "@modelstudio-sso/contracts";
import { type GatheredMetadata, gatherMetadata } from "@modelstudio-sso/saml";
import { Refused } from "../operations/refused.ts";
import type { Outbound } from "../outbound/outbound.ts";
import { OutboundError } from "../outbound/outbound-error.ts";
import type { Services } from "../services.ts";

/** Federations publish all their members in one file of tens of megabytes. */
const limits = { timeoutMs: 30_000, mostBytes: 64 * 1024 * 1024 };
const accept = { accept: "application/samlmetadata+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1" };

function refuse(detail: string, got: string): Refused {
  return new Refused([
    diagnostic("request.fetch-refused", {
      detail: `${detail} Download the file and drop it here instead.`,
      want: "an https address on the internet that answers with metadata",
      got,
    }),
  ]);
}

/**
 * Fetches metadata from an address somebody typed in: half a minute, three redirects, 64 MiB. Of a large aggregate no
 * more is kept than the one entity. Throws `Refused`.
 */
export async function fetchMetadata(
  outbound: Outbound,
  address: string,
  entityId?: string | undefined,
): Promise<GatheredMetadata> {
  try {
    const { status, pieces, cancel } = await outbound.stream(address, limits, accept);
    if (status >= 200 && status <= 299) return await gatherMetadata(pieces, { entityId });
    cancel();
    throw refuse("The server did not answer with a document.", `HTTP ${status}`);
  } catch (error) {
    if (error instanceof OutboundError) throw refuse(error.message, error.got);
    throw error;
  }
}

/** What a federation keeps of fetched metadata: the document, or of a large aggregate what would be registered. */
export function keptMetadata(given: GatheredMetadata, { registered }: MetadataCheck): string | undefined {
  return given.kind === "whole" ? Buffer.from(given.bytes).toString("utf8") : registered?.xml;
}

/** Fetches what a federation can keep for the IdP it knows. Throws `Refused`. */
export async function fetchKeptMetadata(
  { outbound, saml, now }: Pick<Services, "outbound" | "saml" | "now">,
  address: string,
  entityId: string | undefined,
): Promise<string> {
  const given = await fetchMetadata(outbound, address, entityId);
  if (given.kind === "whole") return Buffer.from(given.bytes).toString("utf8");
  const report = await saml.describeMetadata(given, { now: now(), entityId });
  if (report.registered === undefined) throw new Refused(report.diagnostics);
  return report.registered.xml;
}
