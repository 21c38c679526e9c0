import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuditEvent,
  auditHash,
  ChainCheck,
  type ChainReport,
  canonicalJson,
  chainStart,
  changedFields,
} from "../src/index.ts";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const organization = "0b1f4f5e-1111-4222-8333-444455556666";
const seal = (place: { seq: number; hash: string }) => ({
  key: "test-key",
  signature: sha256(`${organization} ${place.seq} ${place.hash}`),
});
/** Stands for Ed25519, which the server's own test covers. */
const verifySeal = (text: string, given: { signature: string }) => {
  const place = JSON.parse(text) as { organization: string; seq: number; hash: string };
  return given.signature === sha256(`${place.organization} ${place.seq} ${place.hash}`);
};

function chain(length: number, after = { seq: 0, hash: chainStart }): AuditEvent[] {
  const events: AuditEvent[] = [];
  let previous = after.hash;
  for (let index = 1; index <= length; index += 1) {
    const content = {
      seq: after.seq + index,
      at: new Date(Date.UTC(2026, 0, index)).toISOString(),
      organization,
      action: "federation.saved",
      actor: { kind: "person" as const, id: "1", name: "Zoë 陈", email: "zoe@acme.example", key: null },
      from: { address: "127.0.0.1", browser: null, requestId: null },
      subject: { kind: "federation", id: "f", name: "acme" },
      federation: "f",
      changes: [{ path: `roles[R${index}]`, before: null, after: '{"name":"R"}' }],
      facts: { version: index },
      previous,
    };
    const hash = auditHash(content, sha256);
    events.push({ ...content, hash });
    previous = hash;
  }
  return events;
}

function lines(events: readonly AuditEvent[], after = { seq: 0, hash: chainStart }): string[] {
  const head = {
    kind: "modelstudio-sso/audit/v1",
    organization,
    after: { ...after, seal: after.seq === 0 ? null : seal(after) },
  };
  const last = events.at(-1) ?? after;
  const place = { seq: last.seq, hash: last.hash };
  return [head, ...events, { kind: "end", ...place, ...seal(place) }].map((line) => JSON.stringify(line));
}

function verified(texts: readonly string[]): ChainReport {
  const check = new ChainCheck({ sha256, verifySeal });
  for (const text of texts) check.line(text);
  return check.report();
}

describe("an exported chain", () => {
  it("holds as it was written, and however its members are ordered", () => {
    const texts = lines(chain(5));
    expect(verified(texts)).toMatchObject({
      ok: true,
      entries: 5,
      first: 1,
      last: 5,
      sealed: true,
      breaks: [],
    });
    const reversed = texts.map((text) =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())),
    );
    expect(verified(reversed).ok).toBe(true);
  });

  it("holds from a signed place on, and not from an unsigned one", () => {
    const [first, second, ...rest] = chain(5);
    const place = { seq: 2, hash: second?.hash ?? "" };
    expect(first?.seq).toBe(1);
    const texts = lines(rest, place);
    expect(verified(texts)).toMatchObject({ ok: true, first: 3, last: 5 });
    const unsigned = JSON.parse(texts[0] ?? "") as { after: { seal: unknown } };
    unsigned.after.seal = null;
    expect(verified([JSON.stringify(unsigned), ...texts.slice(1)]).ok).toBe(false);
  });

  it("does not hold after any single change of a value", () => {
    const texts = lines(chain(4));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("at", "action", "hash", "previous", "seq"),
        (line, field) => {
          const event = JSON.parse(texts[line] ?? "") as Record<string, unknown>;
          event[field] = field === "seq" ? Number(event.seq) + 1 : `${String(event[field])}x`;
          const changed = texts.with(line, JSON.stringify(event));
          const report = verified(changed);
          expect(report.ok).toBe(false);
          expect(report.breaks[0]?.line).toBe(line + 1);
        },
      ),
    );
  });

  it("does not hold with lines taken out, doubled, swapped, cut off or added", () => {
    const texts = lines(chain(5));
    const attempts = [
      texts.toSpliced(3, 1),
      texts.toSpliced(3, 0, texts[3] ?? ""),
      texts.with(2, texts[3] ?? "").with(3, texts[2] ?? ""),
      texts.slice(0, -1),
      [...texts.slice(0, -2), texts.at(-1) ?? ""],
      [...texts, texts[3] ?? ""],
      texts.slice(1),
      texts.with(4, "no JSON"),
      texts.with(4, JSON.stringify({ ...JSON.parse(texts[4] ?? ""), remark: "added" })),
      [],
    ];
    expect(attempts.map((attempt) => verified(attempt).ok)).toEqual(attempts.map(() => false));
  });

  it("does not hold when it was written anew, unless the signature was too", () => {
    const forged = chain(3);
    const texts = lines(forged);
    const end = JSON.parse(texts.at(-1) ?? "") as object;
    const report = verified(texts.with(-1, JSON.stringify({ ...end, signature: "made up" })));
    expect(report).toMatchObject({ ok: false, sealed: false });
  });
});

describe("canonical JSON", () => {
  it("is the same for equal values, and is still their JSON", () => {
    const value = fc
      .jsonValue({ noUnicodeString: false })
      .filter((given) => !/[\d]\.|e[+-]|-0/.test(JSON.stringify(given)));
    fc.assert(
      fc.property(value, (given) => {
        const text = canonicalJson(given);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(given)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    expect(canonicalJson({ b: 1, a: [true, null, "é"], "": { d: 2, c: 1 } })).toBe(
      '{"":{"c":1,"d":2},"a":[true,null,"é"],"b":1}',
    );
  });
});

describe("what changed in a document", () => {
  const before = {
    name: "acme",
    loginPath: { kind: "idp", providerName: "Acme", metadataXml: "<secret-certificate/>" },
    roles: [
      { name: "Admins", groups: ["a"], workspaces: [{ workspace: "ws-1", role: "Admin" }] },
      { name: "Users", groups: ["u"], workspaces: [] },
    ],
  };

  it("is told field by field, roles and workspaces by their names", () => {
    const after = {
      ...before,
      roles: [
        { name: "Users", groups: ["u", "v"], workspaces: [] },
        { name: "Admins", groups: ["a"], workspaces: [{ workspace: "ws-1", role: "Visitor" }] },
        { name: "New", groups: [], workspaces: [] },
      ],
    };
    expect(changedFields(before, after, sha256)).toEqual([
      { path: "roles[Admins].workspaces[ws-1].role", before: '"Admin"', after: '"Visitor"' },
      { path: "roles[Users].groups", before: '["u"]', after: '["u","v"]' },
      { path: "roles[New]", before: null, after: '{"name":"New","groups":[],"workspaces":[]}' },
    ]);
    expect(changedFields(before, structuredClone(before), sha256)).toEqual([]);
  });

  it("never shows metadata, also where all of it came or went", () => {
    const changed = { ...before, loginPath: { ...before.loginPath, metadataXml: "<other-secret/>" } };
    const told = [
      changedFields(before, changed, sha256),
      changedFields(undefined, before, sha256),
      changedFields(before, undefined, sha256),
    ];
    expect(JSON.stringify(told)).not.toMatch(/secret/);
    expect(told[0]).toEqual([
      {
        path: "loginPath.metadataXml",
        before: JSON.stringify(`sha256:${sha256("<secret-certificate/>")}`),
        after: JSON.stringify(`sha256:${sha256("<other-secret/>")}`),
      },
    ]);
    expect(JSON.stringify(told[1])).toContain(sha256("<secret-certificate/>"));
  });

  it("stays small, whatever was sent", () => {
    const roles = Array.from({ length: 1000 }, (_, index) => ({
      name: `R${index}`,
      groups: ["x".repeat(900)],
    }));
    const told = changedFields({ roles: [] }, { roles }, sha256);
    expect(told.length).toBeLessThanOrEqual(502);
    expect(told.at(-1)?.path).toBe("…");
    const long = changedFields({ note: "" }, { note: "y".repeat(100_000) }, sha256);
    expect(long[0]?.after?.length).toBeLessThan(200);
  });
});
