import type { Store } from "./store.ts";

/** Drops what has expired: credentials, console sessions, remembered assertions. Runs at start. */
export function sweepExpired(store: Store, now: Date): void {
  const passed = (date: string) => Date.parse(date) <= now.getTime();
  for (const credential of store.list("stsCredential")) {
    if (passed(credential.expiration)) store.delete("stsCredential", [credential.accessKeyId]);
  }
  for (const session of store.list("consoleSession")) {
    if (passed(session.expiration)) store.delete("consoleSession", [session.sessionId]);
  }
  for (const assertion of store.list("usedAssertion")) {
    if (passed(assertion.notOnOrAfter)) store.delete("usedAssertion", [assertion.id]);
  }
}
