import type {
  AuditAction,
  AuditActor,
  AuditChange,
  AuditDraft,
  AuditOrigin,
} from "@modelstudio-sso/contracts";
import type { Store } from "../storage/store.ts";

/** What a change says about itself; who, when and from where is added. */
export interface Note {
  action: AuditAction;
  subject?: { kind: string; id: string | null; name: string | null };
  federation?: string;
  changes?: AuditChange[];
  facts?: AuditDraft["facts"];
}

/** Who did it, and from where. */
export interface Author {
  actor: AuditActor;
  from: AuditOrigin;
}

/** The service by itself: a run that ends, entries that grow too old. */
export const theService: Author = {
  actor: { kind: "service", id: null, name: null, email: null, key: null },
  from: { address: null, browser: null, requestId: null },
};

/** Somebody who is not known here: a failed sign-in, a response that nobody asked for. */
export function strangerFrom(from: AuditOrigin): Author {
  return { actor: { kind: "unknown", id: null, name: null, email: null, key: null }, from };
}

function drafted({ actor, from }: Author, note: Note): AuditDraft {
  return {
    action: note.action,
    actor,
    from,
    subject: note.subject ?? null,
    federation: note.federation ?? null,
    changes: note.changes ?? [],
    facts: note.facts ?? {},
  };
}

interface Recording {
  store: Store;
  organizationId: string;
  author: Author;
}

/**
 * Does a change and writes down what it was: both, or neither. Notes are added to the chain at the end, because every
 * other change of the organisation waits from then on.
 */
export async function recordAs<T>(
  { store, organizationId, author }: Recording,
  work: (store: Store, note: (note: Note) => void) => Promise<T>,
): Promise<T> {
  return store.inTransaction(async (inside) => {
    const notes: Note[] = [];
    const result = await work(inside, (note) => notes.push(note));
    if (notes.length > 0) {
      await inside.audit.append(
        organizationId,
        notes.map((note) => drafted(author, note)),
      );
    }
    return result;
  });
}
