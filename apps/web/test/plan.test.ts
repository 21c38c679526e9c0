import { type Change, untouchedReasonSchema } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { en } from "../src/i18n/en/index.ts";
import { fieldsOf } from "../src/parts/plan/changeFields.ts";
import { diffLines } from "../src/parts/plan/diffLines.ts";
import { countWrites, groupByKind, sentenceOf } from "../src/parts/plan/sentences.ts";

const policy = (recipient: string) => ({
  Version: "1" as const,
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Recipient: recipient }],
});
const role = {
  kind: "role" as const,
  name: "Developers",
  description: "d",
  trustPolicy: policy("a"),
  maxSessionDurationSeconds: 3600,
  tags: {},
};
const attachment = {
  kind: "role-policy" as const,
  role: "Developers",
  policyType: "System" as const,
  policy: "AliyunBailianDataFullAccess",
};
const changes: Change[] = [
  {
    action: "create",
    address: "role-policy/Developers/System:AliyunBailianDataFullAccess",
    after: attachment,
  },
  { action: "create", address: "role/Developers", after: role },
  { action: "delete", address: "role/Old", before: { ...role, name: "Old" } },
  { action: "no-op", address: "saml-provider/acme" },
  { action: "untouched", address: "role/Ops", reason: "foreign" },
  {
    action: "adopt",
    address: "role/Theirs",
    before: { ...role, name: "Theirs", tags: {} },
    after: { ...role, name: "Theirs" },
    fields: [{ field: "description", before: "by hand", after: "d" }],
  },
  {
    action: "replace",
    address: "role/Leaked",
    roleId: "300",
    before: { ...role, name: "Leaked" },
    after: { ...role, name: "Leaked" },
    detach: [attachment],
    fields: [{ field: "roleId", before: "300", after: null }],
  },
];

describe("a plan in sentences", () => {
  it("has a sentence in the catalogue for every change", () => {
    for (const change of changes) {
      const found = sentenceOf(change)
        .key.split(".")
        .reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], en.plan.sentence);
      expect(found).toBeTypeOf("string");
    }
  });

  it("has one for every reason to leave something untouched", () => {
    expect(Object.keys(en.plan.sentence.untouched).sort()).toEqual([...untouchedReasonSchema.options].sort());
  });

  it("names the policy and the role of an attachment", () => {
    expect(changes[0] && sentenceOf(changes[0])).toEqual({
      key: "create.role-policy",
      params: { policy: "AliyunBailianDataFullAccess", name: "Developers" },
    });
  });

  it("is grouped by kind, roles before what is attached to them", () => {
    expect(groupByKind(changes).map(({ kind, changes: own }) => [kind, own.length])).toEqual([
      ["role", 4],
      ["role-policy", 1],
    ]);
  });

  it("counts only what writes", () => {
    expect(countWrites(changes)).toEqual({ create: 2, update: 0, adopt: 1, replace: 1, delete: 1 });
  });
});

describe("diff lines", () => {
  it("keep what stays and mark what goes and comes", () => {
    expect(diffLines("a\nb\nc", "a\nx\nc")).toEqual([
      { sign: " ", text: "a" },
      { sign: "-", text: "b" },
      { sign: "+", text: "x" },
      { sign: " ", text: "c" },
    ]);
  });

  it("lay policies out, so that one changed value is one changed line", () => {
    const lines = diffLines(JSON.stringify(policy("a")), JSON.stringify(policy("b")));
    expect(lines.filter((line) => line.sign !== " ")).toEqual([
      { sign: "-", text: '      "Recipient": "a"' },
      { sign: "+", text: '      "Recipient": "b"' },
    ]);
  });

  it("tell an absent text from an empty one", () => {
    expect(diffLines(null, "")).toEqual([{ sign: "+", text: "" }]);
    expect(diffLines("", null)).toEqual([{ sign: "-", text: "" }]);
  });

  it("give both texts back", () => {
    const before = "one\ntwo\nthree\nfour";
    const after = "zero\ntwo\nfour\nfive";
    const lines = diffLines(before, after);
    const side = (sign: "+" | "-") =>
      lines.filter((line) => line.sign === " " || line.sign === sign).map((line) => line.text);
    expect(side("-").join("\n")).toBe(before);
    expect(side("+").join("\n")).toBe(after);
  });

  it("show what an adopted thing was, and which policies a replaced role loses", () => {
    const fields = changes.flatMap((change) =>
      change.action === "adopt" || change.action === "replace" ? fieldsOf(change) : [],
    );
    expect(fields).toEqual([
      { field: "description", before: "by hand", after: "d" },
      { field: "roleId", before: "300", after: null },
      { field: "policies", before: "AliyunBailianDataFullAccess", after: null },
    ]);
  });

  it("show all fields of a new role, its trust policy laid out", () => {
    const change = changes[1];
    const fields = change?.action === "create" ? fieldsOf(change) : [];
    expect(fields.map((field) => field.field)).toEqual([
      "description",
      "maxSessionDurationSeconds",
      "trustPolicy",
      "tags",
    ]);
    expect(fields.every((field) => field.before === null)).toBe(true);
  });
});
