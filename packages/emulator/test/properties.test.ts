import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { resourceMatches } from "../src/access/match.ts";
import { html, jsonScript } from "../src/html/html.ts";
import { allowedTarget } from "../src/signin/relay-state.ts";
import { Store } from "../src/state/store.ts";

test("no value can bring markup into a page", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const { text } = html`<p title="${value}">${value}</p>`;
      expect(text.slice(10, -4).replace('">', "")).not.toMatch(/[<>"']/);
      const script = jsonScript({ value }).text;
      expect(script).not.toMatch(/[<>&]/);
      expect(JSON.parse(script)).toEqual({ value });
    }),
  );
});

test("a wildcard of a resource never reaches over a colon", () => {
  const part = fc.stringMatching(/^[a-z0-9/-]{1,8}$/);
  fc.assert(
    fc.property(part, part, (account, role) => {
      expect(resourceMatches("acs:ram:*:1:role/x", `acs:ram:*:1${account}:role/x`)).toBe(false);
      expect(resourceMatches(`acs:ram:*:${account}:role/${role}`, `acs:ram::${account}:role/${role}`)).toBe(
        true,
      );
      expect(resourceMatches(`acs:ram:*:${account}:role/${role}`, `acs:ram::${account}:role/${role}x`)).toBe(
        false,
      );
    }),
  );
});

test("RelayState leads to a published domain or nowhere", () => {
  const published = /(^|\.)(aliyun|hichina|yunos|taobao|tmall|alibabacloud|alipay)\.com$/;
  const address = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.domain().map((name) => `https://${name}.aliyun.com/`),
  );
  fc.assert(
    fc.property(address, (text) => {
      const target = allowedTarget(text);
      if (target !== undefined) expect(target.hostname).toMatch(published);
    }),
  );
});

test("a reopened journal holds what the store held, failed transactions left out", () => {
  const key = fc.constantFrom("a", "b", "c/d", "e");
  const step = fc.record({ key, value: fc.string(), remove: fc.boolean(), fail: fc.boolean() });
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  let run = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      run += 1;
      const file = join(folder, `${run}.jsonl`);
      const store = new Store(file);
      const expected = new Map<string, string>();
      for (const { key, value, remove, fail } of steps) {
        const work = () => {
          if (remove) store.delete("usedAssertion", [key]);
          else store.put("usedAssertion", [key], { id: value, notOnOrAfter: "" });
          if (fail) throw new RangeError("undone");
        };
        try {
          store.transaction(work);
          if (remove) expected.delete(key);
          else expected.set(key, value);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }
      store.close();
      const reopened = new Store(file);
      for (const name of ["a", "b", "c/d", "e"]) {
        expect(reopened.get("usedAssertion", [name])?.id).toBe(expected.get(name));
      }
      reopened.close();
    }),
    { numRuns: 40 },
  );
});
