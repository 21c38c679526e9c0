import type { AuditOrigin } from "@modelstudio-sso/contracts";
import type { RequestContext, SignedInContext } from "../operations/context.ts";
import type { Store } from "../storage/store.ts";
import { type Author, type Note, recordAs } from "./record-as.ts";

export { type Author, type Note, recordAs, strangerFrom, theService } from "./record-as.ts";

export function originOfRequest({
  origin,
  requestId,
}: Pick<RequestContext, "origin" | "requestId">): AuditOrigin {
  return { address: origin.address, browser: origin.browser, requestId };
}

export function authorOf(signed: SignedInContext): Author {
  const { person, standing } = signed;
  return {
    actor: {
      kind: standing.key === null ? "person" : "key",
      id: person.id,
      name: standing.key?.name ?? person.name,
      email: person.email,
      key: standing.key?.id ?? null,
    },
    from: originOfRequest(signed),
  };
}

/** `recordAs` whoever is signed in. */
export function recorded<T>(
  signed: SignedInContext,
  work: (store: Store, note: (note: Note) => void) => Promise<T>,
): Promise<T> {
  const { services, organization } = signed;
  return recordAs({ store: services.store, organizationId: organization.id, author: authorOf(signed) }, work);
}

/** Writes down what has no change of ours to stand beside: something the cloud did, a refusal. */
export function noted(signed: SignedInContext, entry: Note): Promise<void> {
  return recorded(signed, async (_store, note) => note(entry));
}
