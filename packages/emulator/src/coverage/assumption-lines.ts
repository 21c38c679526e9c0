import { defaultAssumptions } from "../assumptions.ts";

/** One guess, as the table of coverage shows it. */
export interface AssumptionLine {
  /** `group.name`. */
  path: string;
  usual: string;
  words: string;
}

/**
 * Pairs every assumption with the comment above it.
 *
 * @param source text of assumptions.ts
 * @throws when an assumption has no comment: it would stand in the table without a meaning
 */
export function assumptionLines(source: string): AssumptionLine[] {
  return Object.entries(defaultAssumptions).flatMap(([group, values]) => {
    const start = source.indexOf(`\n  ${group}: {`);
    const part = source.slice(start, source.indexOf("\n  },", start));
    return Object.entries(values).map(([name, value]) => {
      const comment = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*${name}:`).exec(part)?.[1];
      if (comment === undefined) throw new Error(`assumption ${group}.${name} has no comment`);
      return { path: `${group}.${name}`, usual: shown(value), words: plain(comment) };
    });
  });
}

/** The default value of an assumption by its path. */
export function usualValue(path: string): string {
  const [group = "", name = ""] = path.split(".");
  const values = (defaultAssumptions as Record<string, Record<string, unknown>>)[group];
  if (values === undefined || !(name in values)) throw new Error(`there is no assumption ${path}`);
  return shown(values[name]);
}

function shown(value: unknown): string {
  if (value instanceof RegExp) return value.source;
  if (Array.isArray(value) && typeof value[0] === "object") return `${value.length} entries`;
  if (typeof value === "string") return value;
  return JSON.stringify(value);
}

function plain(comment: string): string {
  return comment
    .replace(/\s*\n\s*\*\s?/g, " ")
    .replace(/\{@link (\w+)\}/g, "$1")
    .trim();
}
