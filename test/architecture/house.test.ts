import { existsSync } from "node:fs";
import { join } from "node:path";
import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { files, read, root } from "./tree.ts";

const sources = files(/^(apps|packages)\/[^/]+\/src\/.*\.tsx?$/).filter((file) =>
  existsSync(join(root, file)),
);
const tests = files(/^((apps|packages)\/[^/]+\/test|test)\/.*\.tsx?$/).filter((file) =>
  existsSync(join(root, file)),
);

/** Generated from published schemas; nobody reads or edits them. */
const generated = /^packages\/saml\/src\/schemas\//;

describe("the habits of the house", () => {
  it("keep source files to 300 lines and tests to 400", () => {
    const long = [
      ...sources.filter((file) => !generated.test(file) && read(file).split("\n").length > 301),
      ...tests.filter((file) => read(file).split("\n").length > 401),
    ];
    expect(long).toEqual([]);
  });

  it("have no folder that is a heap", () => {
    expect(files(/\/(utils?|helpers?|common|misc)\//)).toEqual([]);
  });

  it("keep the clock and chance out of the core", () => {
    const core = sources.filter(
      (file) => /^packages\/(contracts|saml|federation)\//.test(file) && !generated.test(file),
    );
    const found = core.filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random|process\.|setTimeout\(|fetch\(/.test(read(file)),
    );
    expect(found).toEqual([]);
  });

  it("read the environment in one file of the server", () => {
    const readers = sources.filter(
      (file) => file.startsWith("apps/server/") && /process\.env/.test(read(file)),
    );
    expect(readers).toEqual(["apps/server/src/main.ts"]);
  });

  it("count every switched-off check, each with its reason", () => {
    const switched = /\/[/*] ?(biome-ignore|@ts-expect-error|@ts-ignore)(.*)/g;
    const off = [...sources, ...tests].flatMap((file) =>
      [...read(file).matchAll(switched)].map((match) => [file, match[2] ?? ""]),
    );
    expect(off.filter(([, reason]) => !/: \S+ \S+/.test(reason ?? ""))).toEqual([]);
    expect(off.map(([file]) => file).sort()).toEqual([
      "apps/web/src/parts/Code.tsx",
      "apps/web/src/parts/plan/Diff.tsx",
      "apps/web/src/parts/plan/Diff.tsx",
      "packages/rehearsal-idp/src/xml.ts",
    ]);
  });
});

describe("the catalogue of codes", () => {
  const headings = ["What happened", "Why", "How to fix it", "How we know"];
  const pages = files(/^docs\/errors\/.*\.md$/).map((file) =>
    file.replace("docs/errors/", "").replace(/\.md$/, ""),
  );

  it("has a page for each code, and no page without a code", () => {
    expect(pages).toEqual(Object.keys(diagnosticCodes).sort());
  });

  it("has the four headings on each page, each with something under it", () => {
    const lacking = pages.filter((page) => {
      const text = read(`docs/errors/${page}.md`);
      return headings.some((heading) => !new RegExp(`^## ${heading}\\n+[^#\\n]`, "m").test(text));
    });
    expect(lacking).toEqual([]);
  });

  it("is used: every code is raised somewhere", () => {
    const text = sources
      .filter((file) => !file.startsWith("packages/contracts/"))
      .map(read)
      .join("\n");
    const unused = Object.keys(diagnosticCodes).filter((code) => !text.includes(`"${code}"`));
    expect(unused).toEqual([]);
  });
});
