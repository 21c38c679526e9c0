import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { type MetadataCode, metadataSamples } from "../samples/metadata-samples.ts";
import type { Outcome } from "../samples/response-samples.ts";
import { metadata, ssoEndpoint } from "../support/metadata.ts";
import { signer } from "../support/response.ts";
import { described } from "./altered-metadata.ts";
import type { Guard } from "./guard.ts";

/** What one IdP's metadata says. One guard for each code, taken out by dropping its findings. */
const family = /^metadata\.(?:protocol|entity-id\.(?!duplicate)|expired|valid-until|endpoint|certificate)/;

/** Messages that break something else too, and what this guard adds then. */
const bound: Readonly<Partial<Record<MetadataCode, { codes: readonly string[]; adds: string }>>> = {
  "metadata.certificate.unreadable": {
    codes: ["metadata.certificate.none", "metadata.certificate.unreadable"],
    adds: "says which one; without any that can be read there is no key",
  },
};

/** A document that RAM does not take, however little of it is registered. */
function endlessEndpoints(): Outcome {
  const sso = Array.from({ length: 1000 }, (_, at) => ssoEndpoint("post", `https://idp.example.com/${at}`));
  return described(metadata({ signers: [signer], sso: sso.join("") }));
}

const file = "metadata/judge-entity.ts";
const find = "diagnostics.push(...rule(subject));";
const without = (code: string) =>
  `diagnostics.push(...rule(subject).filter((found) => found.code !== "${code}"));`;

function sampled(code: MetadataCode): Outcome {
  const { diagnostics } = metadataSamples[code]();
  // A sample says "ok" where nothing is an error, and that is when the IdP is given out as validated.
  const refused = diagnostics.some((found) => found.severity === "error");
  return { verdict: refused ? "reject" : "accept", diagnostics };
}

export const metadataContentGuards: readonly Guard[] = [
  ...Object.keys(metadataSamples)
    .filter((code): code is MetadataCode => family.test(code))
    .filter((code) => diagnosticCodes[code].severity === "error")
    .map((code) => ({
      name: code.replace("metadata.", ""),
      stage: "content" as const,
      file,
      find,
      by: without(code),
      codes: bound[code]?.codes ?? [code],
      message: () => sampled(code),
      ...(bound[code] === undefined ? {} : { adds: bound[code].adds }),
    })),
  {
    name: "over-cloud-limit",
    stage: "content",
    file,
    find,
    by: without("metadata.over-cloud-limit"),
    codes: ["metadata.over-cloud-limit"],
    message: endlessEndpoints,
  },
];
