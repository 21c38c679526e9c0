import type { FederationRole } from "@modelstudio-sso/contracts";
import { useMemo, useState } from "react";
import { useDraft } from "../../app/draft.tsx";
import { freshRoleName } from "./roleNames.ts";

/** The last change to many roles, as long as nothing was changed after it. */
export interface UndoableChange {
  words: string;
  undo: () => void;
}

export interface RoleEdits {
  /** Adds an empty role and gives its place. */
  add: () => number;
  /** Changes parts of one role, as it is at that moment. */
  patch: (index: number, part: Partial<FederationRole>, how?: "typed" | "chosen") => void;
  remove: (index: number) => void;
  /** Replaces all roles at once; can be undone until something else is changed. */
  replaceAll: (roles: FederationRole[], words: string) => void;
}

/** Everything this step does to the document's roles. */
export function useRoles(): { edits: RoleEdits; last: UndoableChange | undefined } {
  const { document, store } = useDraft();
  const [change, setChange] = useState<{
    before: FederationRole[];
    after: FederationRole[];
    words: string;
  }>();
  const edits = useMemo((): RoleEdits => {
    const roles = () => store.snapshot().document.roles;
    const set = (next: FederationRole[], how: "typed" | "chosen" = "chosen") =>
      store.update((current) => ({ ...current, roles: next }), how);
    return {
      add: () => {
        const before = roles();
        set([...before, newRole(freshRoleName(before.map((role) => role.name)))]);
        return before.length;
      },
      patch: (index, part, how) => {
        const role = roles()[index];
        if (role !== undefined) set(roles().with(index, { ...role, ...part }), how);
      },
      remove: (index) => set(roles().toSpliced(index, 1)),
      replaceAll: (after, words) => {
        setChange({ before: roles(), after, words });
        set(after);
      },
    };
  }, [store]);
  const last =
    change !== undefined && change.after === document.roles
      ? {
          words: change.words,
          undo: () => store.update((current) => ({ ...current, roles: change.before })),
        }
      : undefined;
  return { edits, last };
}

function newRole(name: string): FederationRole {
  return { name, groups: [], policies: [], workspaces: [], maxSessionDurationSeconds: 3600 };
}
