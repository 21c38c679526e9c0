import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { guidePages } from "../guides/page.ts";

const folder = fileURLToPath(new URL("../../docs/guides/", import.meta.url));

it("docs/guides is what the guides say today (write it with `pnpm guides`)", () => {
  const pages = guidePages();
  const there = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".md"),
  );
  expect(there.sort()).toEqual([...pages.keys()].sort());
  const stale = [...pages].filter(([path, text]) => readFileSync(join(folder, path), "utf8") !== text);
  expect(stale.map(([path]) => path)).toEqual([]);
});
