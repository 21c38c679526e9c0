export interface SignInSearch {
  /** Where the person wanted to go. */
  to?: string;
  /** Whose company is meant, from the organisation's own link. */
  organization?: string;
  /** Why the company's sign-in did not lead in: a code, and what finds it in the audit log. */
  refused?: string;
  reference?: string;
}

const names = ["to", "organization", "refused", "reference"] as const;

/** What the address of the sign-in page says. */
export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  const found: SignInSearch = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === "string") found[name] = value;
  }
  return found;
}
