import type { DeliveryProblem } from "@modelstudio-sso/contracts";

/** What one attempt came to. */
export interface Outcome {
  /** `null`: it arrived. */
  problem: DeliveryProblem | null;
  /** HTTP or SMTP status. */
  status: number | null;
  answer: string | null;
  /** When the receiver wants to be asked again. */
  notBefore: Date | null;
}

const mostAnswer = 200;

/** The beginning of a foreign text, in one line and without what a terminal or a page might act on. */
export function beginningOf(text: string): string | null {
  const plain = text
    .slice(0, mostAnswer * 4)
    .replaceAll(/[\p{Cc}\p{Cf}\ufffd\s]+/gu, " ")
    .trim();
  return plain === "" ? null : plain.slice(0, mostAnswer).toWellFormed();
}

/** An attempt that came to nothing for a reason of ours. */
export function unsent(problem: DeliveryProblem, answer: string | null = null): Outcome {
  return { problem, status: null, answer, notBefore: null };
}
