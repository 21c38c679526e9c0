import type { Diagnostic } from "@modelstudio-sso/contracts";

/** Findings about one field or anything inside it; `path` is written as the server writes it: `roles[0].name`. */
export function findingsAt(diagnostics: readonly Diagnostic[], path: string): Diagnostic[] {
  return diagnostics.filter(
    (found) => found.path !== undefined && (found.path === path || isInside(found.path, path)),
  );
}

/** Findings that stand beside none of the given fields, so that a page can still show them. */
export function findingsElsewhere(
  diagnostics: readonly Diagnostic[],
  paths: readonly string[],
): Diagnostic[] {
  return diagnostics.filter((found) => paths.every((path) => findingsAt([found], path).length === 0));
}

function isInside(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

const rank: Record<Diagnostic["severity"], number> = { error: 0, warning: 1, info: 2 };

/** What stops comes first; within a severity the order of the checks stays. */
export function worstFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** The same finding about two alike things (one address under two bindings) is one finding to a person. */
export function distinctFindings(diagnostics: readonly Diagnostic[]): [key: string, found: Diagnostic][] {
  return [...new Map(diagnostics.map((found) => [keyOf(found), found]))];
}

function keyOf(found: Diagnostic): string {
  return [found.code, found.path, found.got, found.detail].join(" ");
}
