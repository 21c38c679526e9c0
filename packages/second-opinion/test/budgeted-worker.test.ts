import { afterEach, describe, expect, it } from "vitest";
import { BudgetedWorker } from "../src/index.ts";

const entry = new URL("./fixtures/stubborn-worker.ts", import.meta.url);
const open: BudgetedWorker<string, number>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((worker) => worker.close()));
});

function started(jobsPerThread = 100, given = entry): BudgetedWorker<string, number> {
  const worker = new BudgetedWorker<string, number>(given, {
    budgetMs: 500,
    startMs: 15_000,
    jobsPerThread,
    memoryMb: 48,
  });
  open.push(worker);
  return worker;
}

describe("a worker with a budget", () => {
  it("keeps its thread from job to job", async () => {
    const worker = started();
    expect(await worker.run("count")).toEqual({ kind: "answered", answer: 1 });
    expect(await worker.run("count")).toEqual({ kind: "answered", answer: 2 });
  });

  it("ends a runaway job, and answers the next one from a new thread", async () => {
    const worker = started();
    expect(await worker.run("hang")).toEqual({ kind: "timed-out" });
    expect(await worker.run("count")).toEqual({ kind: "answered", answer: 1 });
  });

  it("does not say what a job's error said", async () => {
    expect(await started().run("throw")).toEqual({ kind: "broke", error: "RangeError" });
  });

  it("survives a thread that ends by itself or runs out of memory", async () => {
    const worker = started();
    expect(await worker.run("exit")).toMatchObject({ kind: "broke" });
    expect(await worker.run("eat")).toEqual({ kind: "broke", error: "it used too much memory" });
    expect(await worker.run("count")).toEqual({ kind: "answered", answer: 1 });
  });

  it("takes a new thread after so many jobs", async () => {
    const worker = started(2);
    const answers = [];
    for (let job = 0; job < 4; job += 1) answers.push(await worker.run("count"));
    expect(answers.map((answer) => answer.kind === "answered" && answer.answer)).toEqual([1, 2, 1, 2]);
  });

  it("says so where the thread cannot start, and once it is closed", async () => {
    const lost = started(1, new URL("./fixtures/not-there.ts", import.meta.url));
    expect(await lost.run("count")).toEqual({ kind: "broke", error: "it could not be started" });
    const closed = started();
    await closed.close();
    expect(await closed.run("count")).toEqual({ kind: "broke", error: "closed" });
  });
});
