import { type Author, recordAs } from "../audit/record-as.ts";
import type { Store } from "../storage/store.ts";
import { newLinkToken, tokenHash } from "./api-token.ts";

/** How long a link waits, in milliseconds. */
const lifetimeMs = 86_400_000;

export interface MadeLink {
  link: string;
  expiresAt: string;
}

/** Makes a one-time link by which a person chooses another password, and writes down who made it. */
export async function makeResetLink(given: {
  store: Store;
  publicUrl: string;
  now: Date;
  author: Author;
  organizationId: string;
  person: { id: string; email: string };
  liftSecondFactor: boolean;
}): Promise<MadeLink> {
  const { store, organizationId, author, person, liftSecondFactor } = given;
  const token = newLinkToken();
  const expiresAt = new Date(given.now.getTime() + lifetimeMs);
  return recordAs({ store, organizationId, author }, async (inside, note) => {
    await inside.resetLinks.offer({
      organizationId,
      userId: person.id,
      tokenHash: tokenHash(token),
      liftSecondFactor,
      expiresAt,
    });
    note({
      action: "reset-link.made",
      subject: { kind: "person", id: person.id, name: person.email },
      facts: { liftSecondFactor },
    });
    // Behind the #, so that no server and no log on the way sees it.
    return { link: `${given.publicUrl}/reset#${token}`, expiresAt: expiresAt.toISOString() };
  });
}
