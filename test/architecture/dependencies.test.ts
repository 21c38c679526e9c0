import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { read, root } from "./tree.ts";

function sbom(...args: string[]) {
  return spawnSync(process.execPath, ["scripts/sbom.mjs", ...args], { cwd: root, encoding: "utf8" });
}

describe("what the product is made of", () => {
  it("is under licences that are allowed, and listed as it is", () => {
    const done = sbom("--check");
    expect([done.status, done.stderr]).toEqual([0, ""]);
  });

  it("would be refused under another licence", () => {
    const { status, stderr } = sbom("--check", "MIT", "Apache-2.0");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^licence: qs .*BSD-3-Clause$/m);
    expect(stderr).not.toMatch(/type-fest/);
  });

  it("is a CycloneDX document with a checksum for every package from the registry", () => {
    const { bomFormat, specVersion, components } = JSON.parse(read("docs/sbom.cdx.json"));
    expect([bomFormat, specVersion]).toEqual(["CycloneDX", "1.6"]);
    interface Component {
      purl: string;
      externalReferences?: { type: string; hashes?: { alg: string; content: string }[] }[];
    }
    const bare = (components as Component[])
      .filter(({ purl }) => !purl.startsWith("pkg:npm/%40modelstudio-sso/"))
      .filter(
        ({ externalReferences = [] }) =>
          !externalReferences.some(({ hashes = [] }) => hashes.some(({ alg }) => alg === "SHA-512")),
      );
    expect(bare.map(({ purl }) => purl)).toEqual([]);
    expect(components.length).toBeGreaterThan(200);
  });
});
