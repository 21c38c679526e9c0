import { readFileSync } from "node:fs";

const source = new URL("../../../apps/web/src/app/router.tsx", import.meta.url);

interface Declared {
  parent: string;
  /** Absent where a route only groups others. */
  path: string | undefined;
}

/** Every address the router knows, such as `/federations/$id/groups`, read from its own text. */
export function routesOfTheRouter(): string[] {
  const text = readFileSync(source, "utf8");
  const declared = new Map<string, Declared>();
  const pattern =
    /const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*(?:path: "([^"]*)"|id: "[^"]*")/g;
  for (const [, name = "", parent = "", path] of text.matchAll(pattern)) declared.set(name, { parent, path });
  const written = text.match(/createRoute\(\{/g)?.length ?? 0;
  if (declared.size !== written || written === 0)
    throw new Error(`${written} routes are written in the router, ${declared.size} of them could be read`);
  // A route that others stand below is seen with each of them; its own page is its index.
  const parents = new Set([...declared.values()].map(({ parent }) => parent));
  return [...declared.keys()].filter((name) => !parents.has(name)).map((name) => addressOf(declared, name));
}

function addressOf(declared: ReadonlyMap<string, Declared>, name: string): string {
  const route = declared.get(name);
  if (route === undefined) return "";
  const own = route.path === undefined ? "" : `/${route.path.replace(/^\//, "")}`;
  return (addressOf(declared, route.parent) + own).replace(/(?<=.)\/$/, "");
}
