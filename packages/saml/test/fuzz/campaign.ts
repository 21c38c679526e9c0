import { judgeMutant } from "./judge-mutant.ts";
import { mutant } from "./mutants.ts";
import { randomFrom } from "./random.ts";

/** What a campaign found. */
export interface Tally {
  mutations: number;
  accepted: number;
  reachedSignature: number;
  /** Codes that were raised, with how often. */
  readonly codes: Map<string, number>;
  /** The number of the first mutant that was accepted as somebody else, or that made the verifier throw. */
  failure: { number: number; posted: string; why: string } | undefined;
}

export function emptyTally(): Tally {
  return { mutations: 0, accepted: 0, reachedSignature: 0, codes: new Map(), failure: undefined };
}

/** Judges mutants number `from` to below `to`. Each has a seed of its own, so any one can be made again alone. */
export function campaign(tally: Tally, seed: number, range: { from: number; to: number }): void {
  for (let number = range.from; number < range.to && tally.failure === undefined; number += 1) {
    judgeOne(tally, mutantNumber(seed, number), number);
  }
}

/** The mutant of that number. */
export function mutantNumber(seed: number, number: number): string {
  return mutant(randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)));
}

function judgeOne(tally: Tally, posted: string, number: number): void {
  tally.mutations += 1;
  try {
    const { outcome, reachedSignature, codes } = judgeMutant(posted);
    if (outcome === "accepted") tally.accepted += 1;
    if (reachedSignature) tally.reachedSignature += 1;
    for (const code of codes) tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1);
    if (outcome === "wrong") tally.failure = { number, posted, why: "accepted as somebody else" };
  } catch (cause) {
    tally.failure = { number, posted, why: `threw ${String(cause)}` };
  }
}
