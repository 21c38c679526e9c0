import { expect, test } from "vitest";
import { builtBytes, builtManifest, weigh } from "./bundle.ts";

/** Kilobytes of JavaScript after gzip. */
const mostAtFirst = 170;
const mostOfAStep = 90;

test("a first load and each lazy step are counted with all they import, and nothing twice", () => {
  const manifest = {
    "index.html": { file: "index.js", isEntry: true, imports: ["_shared.js"] },
    "_shared.js": { file: "shared.js" },
    "_heavy.js": { file: "heavy.js", imports: ["_shared.js"] },
    "Page.tsx": { file: "Page.js", isDynamicEntry: true, imports: ["_heavy.js", "_shared.js"] },
  };
  const sizes: Record<string, number> = {
    "index.js": 5_000,
    "shared.js": 1_000,
    "heavy.js": 300,
    "Page.js": 20,
  };
  expect(weigh(manifest, (file) => sizes[file] ?? Number.NaN)).toEqual({
    initial: { name: "index.html", kilobytes: 6 },
    steps: [{ name: "Page.tsx", kilobytes: 0.32 }],
  });
});

test("the built pages stay light", () => {
  const { initial, steps } = weigh(builtManifest(), builtBytes);
  if (process.env.WEIGHT !== undefined)
    console.table([initial, ...steps].map(({ name, kilobytes }) => ({ name, "kB gzip": kilobytes })));
  expect(steps.length).toBeGreaterThan(20);
  expect(initial.kilobytes).toBeGreaterThan(50);
  expect(initial.kilobytes).toBeLessThanOrEqual(mostAtFirst);
  expect(steps.filter(({ kilobytes }) => kilobytes > mostOfAStep)).toEqual([]);
});
