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
