/** Shorter names are near to too many others. */
const shortest = 7;
const mostEdits = 2;

/** How many letters must be put in, taken out or changed. */
function edits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/**
 * Names in the environment that are nearly ours, and so are read by nobody: `PUBLIC_ULR`, `MSSO_MASTER_KEY`. Gives one
 * sentence for each. They may be meant for another program, so they are no error.
 */
export function similarNames(environment: NodeJS.ProcessEnv, known: readonly string[]): string[] {
  const notes: string[] = [];
  for (const name of Object.keys(environment)) {
    if (known.includes(name) || environment[name] === "") continue;
    const plain = name.toUpperCase().replace(/^MSSO_/, "");
    const meant = known.find(
      (ours) => plain === ours || (ours.length >= shortest && edits(plain, ours) <= mostEdits),
    );
    if (meant !== undefined) notes.push(`${name} is not read here; is ${meant} meant?`);
  }
  return notes;
}
