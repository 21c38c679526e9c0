import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { AggregateContent } from "./aggregate/aggregate-reader.ts";

/** What may be said about an aggregate, apart from the chosen entity. */
type Aggregate = Omit<AggregateContent, "entity" | "inherited">;

/** Why no entity could be chosen; empty where exactly one fits. */
export function choiceFindings(aggregate: Aggregate, wanted: string | undefined): Diagnostic[] {
  const { entityIds, duplicates, entities, fitting } = aggregate;
  if (fitting === 1 && (wanted === undefined || !duplicates.has(wanted))) return [];
  if (wanted !== undefined && duplicates.has(wanted)) return [duplicate([wanted], "error")];
  if (fitting > 1) return [several(entityIds)];
  return [wanted === undefined ? noIdp(entities) : notFound(wanted, entityIds)];
}

/** Entities that are described twice, other than the chosen one. */
export function duplicateFindings(aggregate: Aggregate, chosen: string): Diagnostic[] {
  const { duplicates } = aggregate;
  if (duplicates.size === 0) return [];
  return [duplicate([...duplicates], duplicates.has(chosen) ? "error" : "warning")];
}

/** The finding for a single descriptor that is not the wanted one. */
export function notFound(wanted: string, present: readonly string[]): Diagnostic {
  return diagnostic("metadata.entity-not-found", {
    detail: "The comparison is exact: case, a final slash and the scheme all count.",
    want: wanted,
    got: present.length === 0 ? "no identity provider" : shorten(present),
  });
}

function duplicate(ids: readonly string[], severity: "error" | "warning"): Diagnostic {
  return diagnostic("metadata.entity-id.duplicate", {
    detail:
      severity === "error"
        ? "It cannot be told which description counts. Take the metadata of this identity provider alone, and tell the publisher of the file."
        : "The chosen entity is not one of them. Tell the publisher of the file.",
    path: "/EntitiesDescriptor",
    want: "every entityID once",
    got: shorten(ids),
    severity,
  });
}

function several(entityIds: readonly string[]): Diagnostic {
  return diagnostic("metadata.several-entities", {
    detail: "Name the one you mean with --entity-id (in the browser: pick it from the list).",
    path: "/EntitiesDescriptor",
    want: "one identity provider",
    got: shorten(entityIds),
  });
}

function noIdp(entities: number): Diagnostic {
  return diagnostic("metadata.no-idp-role", {
    detail: "The file is an aggregate of entities, none of which is an identity provider.",
    path: "/EntitiesDescriptor",
    want: "an EntityDescriptor with an IDPSSODescriptor",
    got: `${entities} entities without one`,
  });
}

function shorten(entityIds: readonly string[]): string {
  const first = entityIds
    .slice(0, 10)
    .map((id) => id.slice(0, 200))
    .join(", ");
  return entityIds.length > 10 ? `${first} and ${entityIds.length - 10} more` : first;
}
