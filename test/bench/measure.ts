/** Something to be timed; a promise is awaited. */
export interface Contestant {
  readonly name: string;
  run(): unknown;
  /** How often it runs within one round, so that a round takes milliseconds. */
  readonly times: number;
}

/** Milliseconds for one run, and how that compares with the reference of the same rounds. */
export interface Timing {
  readonly name: string;
  readonly median: number;
  readonly fastest: number;
  /** Medians over the rounds of this one's time divided by another's. */
  readonly against: ReadonlyMap<string, number>;
}

/**
 * Times contestants in one process, one after another in every round, so that whatever disturbs the machine
 * disturbs all of them. The order turns with each round.
 */
export async function interleave(contestants: readonly Contestant[], rounds: number): Promise<Timing[]> {
  for (const contestant of contestants) await oneRound(contestant);
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 0; at < contestants.length; at += 1) {
      const contestant = contestants[(at + round) % contestants.length];
      if (contestant !== undefined) times.get(contestant.name)?.push(await oneRound(contestant));
      // Finalizers of the parser's documents run between turns of the event loop only.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return contestants.map(({ name }) => timing(name, times));
}

function timing(name: string, times: ReadonlyMap<string, readonly number[]>): Timing {
  const own = times.get(name) ?? [];
  const against = new Map(
    [...times].map(([other, theirs]) => [other, median(own.map((time, at) => time / (theirs[at] ?? 1)))]),
  );
  return { name, median: median(own), fastest: Math.min(...own), against };
}

async function oneRound({ run, times }: Contestant): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < times; count += 1) await run();
  return (performance.now() - started) / times;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Three significant digits. */
export function short(value: number): string {
  return Number(value.toPrecision(3)).toString();
}
