import { type Question, questionOf } from "./question.ts";
import { BudgetedWorker } from "./threads/budgeted-worker.ts";
import type { AcceptedLogin, SecondOpinion } from "./types.ts";

/** samlify as a second verifier, in a thread of its own. */
export interface SecondVerifier {
  /** Asks about a login that is happening now: samlify reads the clock itself. Never rejects. */
  judge(login: AcceptedLogin): Promise<SecondOpinion>;
  close(): Promise<void>;
}

const worker = new URL("./worker.ts", import.meta.url);

/** Starts the thread. One login is judged at a time; the time budget of each begins when its turn comes. */
export function startSecondVerifier({ budgetMs = 2_000 }: { budgetMs?: number } = {}): SecondVerifier {
  const thread = new BudgetedWorker<Question, SecondOpinion>(worker, {
    budgetMs,
    startMs: 20_000,
    jobsPerThread: 500,
    memoryMb: 192,
  });
  let turn: Promise<unknown> = Promise.resolve();
  const ask = async (login: AcceptedLogin): Promise<SecondOpinion> => {
    const outcome = await thread.run(questionOf(login));
    if (outcome.kind === "answered") return outcome.answer;
    return { opinion: "cannot-judge", reason: outcome.kind === "timed-out" ? "time-out" : "broke" };
  };
  return {
    judge(login) {
      const asked = turn.then(() => ask(login));
      turn = asked;
      return asked;
    },
    close: () => thread.close(),
  };
}
