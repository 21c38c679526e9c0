import { describe, expect, it } from "vitest";
import { databaseWasAway, outlast } from "../src/storage/outlast.ts";

function withCode(code: string, message = "no"): Error {
  return Object.assign(new Error(message), { code });
}

/** Fails with each of these in turn, then answers. */
function failing(errors: Error[]) {
  const left = [...errors];
  let tries = 0;
  return {
    tries: () => tries,
    work: async () => {
      tries += 1;
      const error = left.shift();
      if (error !== undefined) throw error;
      return "done";
    },
  };
}

describe("a database that is away", () => {
  const away = [
    withCode("57P01", "terminating connection due to administrator command"),
    withCode("57P03", "the database system is in recovery mode"),
    withCode("08006"),
    withCode("ECONNREFUSED"),
    new Error("Connection terminated unexpectedly"),
    new Error("Client has encountered a connection error and is not queryable"),
    new AggregateError([withCode("ECONNREFUSED")], ""),
    new Error("the query failed", { cause: withCode("ECONNRESET") }),
  ];

  it.each(away)("is waited for: %s", async (error) => {
    const { work, tries } = failing([error, error]);
    const told: string[] = [];
    expect(await outlast(work, { onPause: ({ message }) => told.push(message) })).toBe("done");
    expect(tries()).toBe(3);
    expect(told).toEqual([error.message, error.message]);
  });

  it("is given up after the given patience", async () => {
    const { work, tries } = failing(Array.from({ length: 100 }, () => withCode("57P03")));
    await expect(outlast(work, { forMs: 300 })).rejects.toMatchObject({ code: "57P03" });
    expect(tries()).toBeGreaterThan(1);
    expect(tries()).toBeLessThan(8);
  });

  it.each([withCode("23505", "duplicate key"), withCode("42P01"), new Error("no result"), "no error"])(
    "is not what this says: %s",
    async (error) => {
      expect(databaseWasAway(error)).toBe(false);
      let tries = 0;
      const refused = outlast(async () => {
        tries += 1;
        throw error;
      });
      await expect(refused).rejects.toBe(error);
      expect(tries).toBe(1);
    },
  );
});
