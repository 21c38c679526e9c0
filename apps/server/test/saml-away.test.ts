import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** Everything of saml and federation that parses what somebody else wrote. */
const parsing =
  /\b(checkMetadata|checkGatheredMetadata|checkMetadataStream|verifyResponse|explainResponse|explainCapture|describeMetadata|proposeMetadata|stagedMetadata|idpOf|planInputs)\b/;

describe("parsing of SAML", () => {
  it("is imported by the worker's jobs alone: one document must not hold up everybody else", () => {
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    const importing = files.filter((name) => {
      const imports = readFileSync(join(source, name), "utf8").match(
        /import [^;]* from "@modelstudio-sso\/[^;]*;/g,
      );
      return (imports ?? []).some((line) => parsing.test(line));
    });
    expect(importing).toEqual([join("saml", "do-saml-job.ts")]);
  });
});
