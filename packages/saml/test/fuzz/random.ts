/** Chance that can be repeated: the same seed gives the same choices. */
export interface Random {
  /** A whole number from 0, below the bound. */
  below(bound: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** True once in so many times. */
  onceIn(times: number): boolean;
}

/** mulberry32: small, fast, and even enough to choose mutations by. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const below = (bound: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
  return {
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    onceIn: (times) => below(times) === 0,
  };
}
