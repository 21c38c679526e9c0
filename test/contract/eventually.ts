import { setTimeout as wait } from "node:timers/promises";

/** Reads until the answer is the awaited one or the patience ends; the last answer, whatever it is. */
export async function eventually<T>(
  read: () => Promise<T>,
  awaited: (answer: T) => boolean,
  patienceMs: number,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await read();
    if (awaited(answer) || Date.now() >= end) return answer;
    await wait(250);
  }
}
