/** A person of the rehearsal directory. Signing in asks for no password. */
export interface RehearsalUser {
  /** Stable, and safe in a URL: it names the radio button of the sign-in page too. */
  id: string;
  displayName: string;
  email: string;
  groups: string[];
}

/** The people of Acme: two groups, one group, another team, and nobody's group. */
export function defaultUsers(): RehearsalUser[] {
  return [
    person("Chen Yu", ["AI-Platform-Admins", "AI-Developers"]),
    person("Priya Raman", ["AI-Developers"]),
    person("Lin Wei", ["Customer-Care"]),
    person("Sam Ortiz", []),
  ];
}

function person(displayName: string, groups: string[]): RehearsalUser {
  const id = displayName.toLowerCase().replaceAll(" ", ".");
  return { id, displayName, email: `${id}@acme.example`, groups };
}
