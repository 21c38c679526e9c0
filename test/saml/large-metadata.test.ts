import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { metadata } from "../../packages/saml/test/support/metadata.ts";
import { signer, stranger } from "../../packages/saml/test/support/response.ts";

const msso = fileURLToPath(new URL("../../bin/msso", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "msso-large-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `msso metadata check`, with standard input where there is some, of which it may take as much as it likes. */
function check(args: readonly string[], input?: Iterable<string>) {
  return new Promise<{ code: number | null; report: { ok: boolean; [key: string]: unknown }; err: string }>(
    (resolve) => {
      const child = spawn(msso, ["metadata", "check", ...args, "--json"]);
      let [out, err] = ["", ""];
      child.stdout.on("data", (part) => {
        out += part;
      });
      child.stderr.on("data", (part) => {
        err += part;
      });
      const given = Readable.from(input ?? []);
      // The pipe breaks where the rest is not wanted.
      child.stdin.on("error", () => given.destroy());
      given.pipe(child.stdin);
      child.once("close", (code) => {
        given.destroy();
        resolve({ code, err, report: JSON.parse(out) });
      });
    },
  );
}

const wanted = "https://wanted.example.com/idp";

function* aggregate(count: number): Generator<string> {
  yield '<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">';
  for (let at = 0; at < count; at += 1) yield metadata({ signers: [stranger], entityId: `https://idp${at}` });
  yield metadata({ signers: [signer], entityId: wanted });
  yield "</EntitiesDescriptor>";
}

function* endlessly(first: string, then: string): Generator<string> {
  yield first;
  for (;;) yield then;
}

describe("msso metadata check with large input", () => {
  it.each(["file", "standard input"])("takes one entity of an aggregate from a %s", async (from) => {
    const file = join(folder, "aggregate.xml");
    writeFileSync(file, [...aggregate(3000)].join("\n"));
    const { code, report } = await (from === "file"
      ? check([file, "--entity-id", wanted])
      : check(["-", "--entity-id", wanted], aggregate(3000)));
    expect({ code, ok: report.ok }).toEqual({ code: 0, ok: true });
    expect(report).toMatchObject({ idp: { entityId: wanted, certificates: [{ sha256: signer.sha256 }] } });
    expect(report.entityIds).toHaveLength(3001);
  });

  it.each([
    ["a web page", endlessly("<!DOCTYPE html><html>", "<p>Sign in</p>".repeat(1000)), "metadata.html"],
    [
      "one entity",
      endlessly(metadata().slice(0, -"</EntityDescriptor>".length), `<!--${"x".repeat(10_000)}-->`),
      "metadata.too-large",
    ],
    [
      "an aggregate",
      endlessly(
        [...aggregate(1)].join("").slice(0, -"</EntitiesDescriptor>".length),
        `<!--${"x".repeat(100_000)}-->`,
      ),
      "metadata.too-large",
    ],
  ])("does not wait for the end of %s that has none", async (_, input, wantedCode) => {
    const { code, report } = await check(["-"], input);
    expect({ code, report }).toMatchObject({
      code: 1,
      report: { ok: false, diagnostics: [{ code: wantedCode }] },
    });
  });

  it("says of a file that cannot be read that it cannot", async () => {
    const { code, report } = await check([folder]);
    expect({ code, report }).toMatchObject({
      code: 2,
      report: { diagnostics: [{ code: "request.not-found" }] },
    });
  });
});
