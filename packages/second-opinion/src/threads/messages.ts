/** What a thread tells its owner: that it has loaded, a job's answer, or that the job threw. */
export type FromThread<Answer> =
  | { kind: "ready" }
  | { kind: "answer"; answer: Answer }
  | { kind: "threw"; error: string };
