import { readdirSync, readFileSync } from "node:fs";
import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";

const here = new URL("../", import.meta.url);
const text = (path: string) => readFileSync(new URL(path, here), "utf8");

describe("the embedded schemas", () => {
  const names = readdirSync(new URL("schemas/", here)).filter((name) => name.endsWith(".xsd"));

  it.each(names)("%s is embedded unchanged", async (name) => {
    const module: Record<string, unknown> = await import(`../src/schemas/${name.slice(0, -4)}.ts`);
    expect(Object.values(module)).toEqual([text(`schemas/${name}`)]);
  });
});

describe("the pages of this package's codes", () => {
  const codes = Object.keys(diagnosticCodes).filter((code) => /^(?:metadata|response|alibaba)\./.test(code));

  it.each(codes)("%s", (code) => {
    const page = text(`../../docs/errors/${code}.md`);
    expect(page.split("\n")[0]).toBe(`# ${code}`);
    const headings = page.split("\n").filter((line) => line.startsWith("## "));
    expect(headings).toEqual(["## What happened", "## Why", "## How to fix it", "## How we know"]);
  });
});

describe("purity", () => {
  const sources = readdirSync(new URL("src/", here), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );

  it("imports nothing of node but crypto, and knows no clock, chance or process", () => {
    const found = sources
      .filter((name) => !name.startsWith("schemas/"))
      .filter((name) =>
        /from "node:(?!crypto")|Date\.now\(|new Date\(\)|Math\.random|\bprocess\./.test(text(`src/${name}`)),
      );
    expect(found).toEqual([]);
  });
});
