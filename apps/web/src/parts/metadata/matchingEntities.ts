/** Entities whose ID holds every word that was typed, whatever the case; the one that was typed whole comes first. */
export function matchingEntities(entityIds: readonly string[], text: string): string[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [...entityIds];
  const found = entityIds.filter((id) => words.every((word) => id.toLowerCase().includes(word)));
  // People paste the whole ID; of two where one begins with the other, the exact one is meant.
  return found.toSorted((a, b) => Number(b.toLowerCase() === first) - Number(a.toLowerCase() === first));
}
