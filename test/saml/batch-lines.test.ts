import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchLines, longestLine } from "../../apps/cli/src/batch-lines.ts";
import { checkLine } from "../../apps/cli/src/check-line.ts";
import { metadata } from "../../packages/saml/test/support/metadata.ts";
import { now, post, signedResponse, signer, sp } from "../../packages/saml/test/support/response.ts";
import { runMsso } from "../cli/msso.ts";

const sound = {
  metadata: metadata({ signers: [signer] }),
  response: post(signedResponse()),
  binding: "post",
  sp,
  now: now.toISOString(),
  allowIdpInitiated: true,
};
const line = (id: unknown, change: object = {}) => JSON.stringify({ id, ...sound, ...change });

async function verdicts(text: string, size: number) {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const found = [];
  for await (const read of batchLines(chunks())) found.push(JSON.parse(JSON.stringify(checkLine(read))));
  return found;
}

/** A line that is no request, and the ID its verdict has. */
const broken: readonly (readonly [what: string, line: string, id: unknown])[] = [
  ["no JSON", "garbage", null],
  ["cut", line("cut").slice(0, -1), null],
  ["a list", "[]", null],
  ["null", "null", null],
  ["text", '"text"', null],
  ["nothing in it", "{}", null],
  ["an ID alone", '{"id":"alone"}', "alone"],
  ["a number as ID", '{"id":7}', 7],
  ["an ID nested without end", `{"id":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, null],
  ["metadata of another type", line("m", { metadata: 5 }), "m"],
  ["a response of another type", line("r", { response: ["x"] }), "r"],
  ["no application", line("s", { sp: null }), "s"],
  ["an application without address", line("a", { sp: { entityId: "x" } }), "a"],
  ["a time that is none", line("t", { now: "2026-02-30T00:00:00Z" }), "t"],
  ["a day with too many hours", line("h", { now: "2026-02-03T24:00:00Z" }), "h"],
  ["IDs that are no text", line("i", { seenAssertionIds: [null] }), "i"],
  ["a prototype", '{"__proto__":{"id":"p"}}', null],
  ["half a character", line("c", { response: "\ud800", metadata: "\ud800" }), "c"],
  ["bytes that are no text", "{\ufffd", null],
];

describe("a line of a batch", () => {
  it.each(broken)("with %s is rejected, with its ID where it has one", (_, text, id) => {
    const verdict = checkLine(text);
    expect(verdict).toMatchObject({ id, verdict: "reject" });
    expect(verdict.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  });

  it("may begin with a byte-order mark, and may hold line separators of Unicode", async () => {
    const text = `\uFEFF${line("marked")}\r\n${line("split", { relayState: "a\u2028b\u2029c\u0085d" }).replaceAll("\\u2028", "\u2028")}`;
    expect(await verdicts(text, 1000)).toMatchObject([
      { id: "marked", verdict: "accept" },
      { id: "split", verdict: "accept" },
    ]);
  });

  it("is refused where it is too long, and nothing of it is kept", async () => {
    const text = `${line("before")}\n${" ".repeat(longestLine + 1)}\n\n${line("after")}\n`;
    expect(await verdicts(text, 65_536)).toMatchObject([
      { id: "before", verdict: "accept" },
      { id: null, verdict: "reject", diagnostics: [{ code: "request.invalid" }] },
      { id: "after", verdict: "accept" },
    ]);
  });

  it("never stops a batch, whatever it holds and however it comes", async () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", "") || "x"),
      fc.json(),
      fc
        .tuple(fc.constantFrom(...Object.keys(sound)), fc.jsonValue())
        .map(([key, value]) => line("changed", { [key]: value })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anything, { maxLength: 6 }),
        fc.integer({ min: 1, max: 5000 }),
        async (lines, size) => {
          const given = lines.filter((text) => text.trim() !== "");
          const found = await verdicts([...given, line("last")].join("\n"), size);
          expect(found).toHaveLength(given.length + 1);
          expect(found.at(-1)).toMatchObject({ id: "last", verdict: "accept" });
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("msso response check --batch", () => {
  it("answers broken lines between sound ones, in order, and exits 0", async () => {
    const input = broken.flatMap(([, text], at) => [text, line(`sound ${at}`)]).join("\n");
    const { code, out, err } = await runMsso(["response", "check", "--batch"], { input });
    const found = out
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(found.map(({ id, verdict }) => [id, verdict])).toEqual(
      broken.flatMap(([, , id], at) => [
        [id, "reject"],
        [`sound ${at}`, "accept"],
      ]),
    );
  });
});
