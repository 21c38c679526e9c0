import { afterEach, describe, expect, it } from "vitest";
import { WorkerPool } from "../src/saml/worker-pool.ts";
import type { Order } from "./fixtures/obedient-worker.ts";

const entry = new URL("./fixtures/obedient-worker.ts", import.meta.url);
const open: WorkerPool<Order, number>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

function pool(given: { threads?: number; waiting?: number; jobsPerThread?: number; budgetMs?: number }) {
  const made = new WorkerPool<Order, number>(entry, {
    threads: 1,
    waiting: 10,
    budgetMs: 2_000,
    startMs: 15_000,
    jobsPerThread: 100,
    memoryMb: 128,
    ...given,
  });
  open.push(made);
  return made;
}

const done = (answer: number) => ({ kind: "answered", answer });

describe("the worker pool", () => {
  it("ends a runaway job after two seconds and answers the next one; the event loop goes on meanwhile", async () => {
    const one = pool({});
    await one.run(0);
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 20);
    const began = performance.now();
    const [runaway, next] = await Promise.all([one.run("hang"), one.run(0)]);
    clearInterval(ticking);
    expect(runaway).toEqual({ kind: "timed-out" });
    expect(next).toEqual(done(1));
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(ticks).toBeGreaterThan(20);
  });

  it("lets no runaway job hold up the other thread", async () => {
    const two = pool({ threads: 2 });
    await Promise.all([two.run(0), two.run(0)]);
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      two.run("hang").then(note("runaway")),
      two.run(0).then(note("second")),
      two.run(0).then(note("third")),
    ]);
    expect(order).toEqual(["second", "third", "runaway"]);
  });

  it("takes jobs in the order in which they came, and refuses the one too many at once", async () => {
    const one = pool({ waiting: 2 });
    const order: string[] = [];
    const job = (name: string) =>
      one.run(20).then((outcome) => {
        order.push(`${name} ${outcome.kind}`);
      });
    await Promise.all([job("a"), job("b"), job("c"), job("d")]);
    expect(order).toEqual(["d full", "a answered", "b answered", "c answered"]);
  });

  it("lets known people wait for one job at most, and refuses them for no crowd of strangers", async () => {
    const one = pool({ waiting: 2 });
    const order: string[] = [];
    const job = (name: string, lane: "known" | "strangers") =>
      one.run(20, lane).then((outcome) => {
        order.push(`${name} ${outcome.kind}`);
      });
    await Promise.all([
      job("s1", "strangers"),
      job("s2", "strangers"),
      job("s3", "strangers"),
      job("s4", "strangers"),
      job("known", "known"),
    ]);
    expect(order).toEqual(["s4 full", "s1 answered", "known answered", "s2 answered", "s3 answered"]);
  });

  it("takes a new thread after so many jobs", async () => {
    const one = pool({ jobsPerThread: 2 });
    const answers = [];
    for (let job = 0; job < 5; job += 1) answers.push(await one.run(0));
    expect(answers).toEqual([1, 2, 1, 2, 1].map(done));
  });

  it("lets nobody wait for ever once it is closed", async () => {
    const one = pool({});
    await one.run(0);
    const outcomes = Promise.all([one.run("hang"), one.run(0)]);
    await one.close();
    expect((await outcomes).map((outcome) => outcome.kind)).toEqual(["broke", "broke"]);
  });
});
