import type { Standing } from "./standing.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
}

/** Who sends a request, as far as it is known. */
export interface Caller {
  person: Person | null;
  organization: { id: string; name: string } | null;
  /** `null` where there is no person or no organisation. */
  standing: Standing | null;
  /** ID of the browser's session; `null` for a key. */
  sessionId: string | null;
  /** A key was shown and is not accepted. */
  keyRejected: boolean;
}

/** Where a request comes from, as far as it is kept. */
export interface Origin {
  address: string | null;
  /** Hash of what the browser calls itself. */
  browser: string | null;
}

export const nobody: Caller = {
  person: null,
  organization: null,
  standing: null,
  sessionId: null,
  keyRejected: false,
};
