import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../apps/server/src/http/openapi/document.ts";

const file = fileURLToPath(new URL("../../docs/openapi.json", import.meta.url));

/** Redocly's recommended rules, all as errors, but for two that do not fit. */
const config = createConfig({
  extends: ["recommended"],
  rules: {
    // The service is reached at whatever address it was given.
    "no-server-example.com": "off",
    // A page that anybody may read refuses nobody.
    "operation-4xx-response": "off",
    "no-unused-components": "error",
    "operation-operationId-unique": "error",
    "tag-description": "error",
    "operation-description": "off",
  },
});

async function problemsOf(source: string): Promise<string[]> {
  const found = await lintFromString({ source, absoluteRef: file, config: await config });
  return found.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ""}`);
}

describe("docs/openapi.json", () => {
  it("is what the contract says now (pnpm openapi writes it)", async () => {
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(
      JSON.parse(JSON.stringify(await openApiDocument())),
    );
  });

  it("is valid OpenAPI 3.1 by a linter that finds mistakes", async () => {
    const text = readFileSync(file, "utf8");
    expect(await problemsOf(text)).toEqual([]);
    const broken = text.replace('"#/components/schemas/Problem"', '"#/components/schemas/Nothing"');
    expect((await problemsOf(broken)).length).toBeGreaterThan(0);
  });

  it("says of each operation which group it is in, and names each group that it has", async () => {
    const document = await openApiDocument();
    const named = new Set((document.tags ?? []).map(({ name }) => name));
    const used = Object.values(document.paths ?? {}).flatMap((item) =>
      Object.values(item ?? {}).flatMap((operation) =>
        typeof operation === "object" && "tags" in operation ? (operation.tags ?? []) : [],
      ),
    );
    expect([...new Set(used)].filter((name) => !named.has(name))).toEqual([]);
    expect([...named].filter((name) => !used.includes(name))).toEqual([]);
  });
});
