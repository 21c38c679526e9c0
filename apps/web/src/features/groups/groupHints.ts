import type { FederationRole } from "@modelstudio-sso/contracts";
import { looseGroupName, objectIdPattern } from "@modelstudio-sso/federation/rules";

/** What can be said of a group name while it is typed, before the rules have read the whole document. */
export type GroupHint =
  | { kind: "near-miss"; like: string }
  | { kind: "shared"; role: string }
  | { kind: "object-id-among-names" }
  | { kind: "name-among-object-ids" };

/** The groups of a set-up, arranged so that one name is looked up without walking all of them. */
export interface KnownGroups {
  byName: ReadonlyMap<string, string | undefined>;
  byLooseName: ReadonlyMap<string, string>;
  objectIds: number;
}

/** Collects groups with the first role that has each; the role being edited itself has none to be shared with. */
export function knownGroups(own: readonly string[], others: readonly FederationRole[]): KnownGroups {
  const byName = new Map<string, string | undefined>();
  for (const role of others) {
    for (const group of role.groups) if (!byName.has(group)) byName.set(group, role.name);
  }
  for (const group of own) if (!byName.has(group)) byName.set(group, undefined);
  const names = [...byName.keys()];
  return {
    byName,
    byLooseName: new Map(names.map((group) => [looseGroupName(group), group])),
    objectIds: names.filter((group) => objectIdPattern.test(group)).length,
  };
}

/** The one thing most worth knowing about a name as it stands. */
export function groupHint(typed: string, known: KnownGroups): GroupHint | undefined {
  const group = typed.trim();
  if (group === "") return undefined;
  const role = known.byName.get(group);
  if (role !== undefined) return { kind: "shared", role };
  if (known.byName.has(group)) return undefined;
  const like = known.byLooseName.get(looseGroupName(group));
  if (like !== undefined) return { kind: "near-miss", like };
  const all = known.byName.size;
  if (objectIdPattern.test(group) && all > 0 && known.objectIds === 0)
    return { kind: "object-id-among-names" };
  // Half a name says nothing about its form yet; object IDs are pasted whole.
  if (known.objectIds === all && all > 0 && !/^[0-9a-f-]*$/i.test(group))
    return { kind: "name-among-object-ids" };
  return undefined;
}
