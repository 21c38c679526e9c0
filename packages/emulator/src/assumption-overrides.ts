import { type Assumptions, defaultAssumptions } from "./assumptions.ts";

/** Some assumptions set differently; whatever is left out keeps its default. */
export type AssumptionOverrides = { [Group in keyof Assumptions]?: Partial<Assumptions[Group]> };

/** The defaults with the overrides on top. */
export function assumptionsWith(overrides: AssumptionOverrides = {}): Assumptions {
  const groups = Object.entries(defaultAssumptions).map(([group, values]) => [
    group,
    { ...values, ...overrides[group as keyof Assumptions] },
  ]);
  return Object.fromEntries(groups) as Assumptions;
}

/** Reads overrides from JSON, where a regular expression is its text. @throws an Error that says what is wrong */
export function readOverrides(json: unknown): AssumptionOverrides {
  const groups = objectOf(json, "assumptions");
  const read = Object.entries(groups).map(([group, values]) => {
    const known = (defaultAssumptions as Record<string, Record<string, unknown>>)[group];
    if (known === undefined) throw new Error(`there is no assumption group "${group}"`);
    const entries = Object.entries(objectOf(values, group)).map(([name, value]) => {
      if (!(name in known)) throw new Error(`there is no assumption "${group}.${name}"`);
      return [name, likeDefault(value, known[name], `${group}.${name}`)];
    });
    return [group, Object.fromEntries(entries)];
  });
  return Object.fromEntries(read) as AssumptionOverrides;
}

function likeDefault(value: unknown, usual: unknown, path: string): unknown {
  if (usual instanceof RegExp) {
    if (typeof value === "string") return new RegExp(value);
    throw new Error(`${path} must be the text of a regular expression`);
  }
  const sameKind = typeof value === typeof usual && Array.isArray(value) === Array.isArray(usual);
  if (!sameKind || value === null)
    throw new Error(`${path} must be of the same kind as ${JSON.stringify(usual)}`);
  return value;
}

function objectOf(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`${path} must be an object`);
}
