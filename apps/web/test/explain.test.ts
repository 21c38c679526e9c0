import type { Diagnostic, ResponseReport } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { valueRows } from "../src/features/explain/valueRows.ts";
import { insideSentence, verdictOf } from "../src/features/explain/verdict.ts";

const found = (
  code: string,
  severity: Diagnostic["severity"],
  more: Partial<Diagnostic> = {},
): Diagnostic => ({
  code,
  severity,
  title: code,
  detail: "",
  fixAt: "idp",
  docs: "",
  ...more,
});

function report(given: Partial<ResponseReport>): ResponseReport {
  const explanation = {
    form: "har" as const,
    values: [{ name: "Issuer", value: "idp", trust: "unsigned" as const }],
    diagnostics: [],
  };
  return {
    ok: true,
    redacted: true,
    ...explanation,
    bundle: { kind: "modelstudio-sso/support-bundle/v1", createdAt: "", explanation, removed: [] },
    ...given,
  };
}

describe("the verdict of an explained response", () => {
  it("calls nothing accepted whose signature did not verify", () => {
    expect(verdictOf(report({})).kind).toBe("unproven");
    const signedBy = { certificateSha256: "ab", element: "Assertion" as const };
    expect(verdictOf(report({ signedBy })).kind).toBe("accepted");
  });

  it("tells what is refused from what cannot be read at all", () => {
    const diagnostics = [found("response.not-base64", "error")];
    expect(verdictOf(report({ ok: false, diagnostics })).kind).toBe("refused");
    expect(verdictOf(report({ ok: false, diagnostics, values: [] })).kind).toBe("unreadable");
  });

  it("puts the worst first, counts each finding once, and names each fixer once", () => {
    const expired = found("response.conditions.expired", "error");
    const verdict = verdictOf(
      report({
        ok: false,
        diagnostics: [
          found("a.info", "info"),
          expired,
          found("a.warning", "warning", { fixAt: "network" }),
          { ...expired },
          found("alibaba.role.blank", "error"),
          found("alibaba.audience.foreign", "error", { fixAt: "cloud" }),
        ],
      }),
    );
    expect(verdict.findings.map(({ severity }) => severity)).toEqual([
      "error",
      "error",
      "error",
      "warning",
      "info",
    ]);
    expect(verdict.reason).toEqual(expired);
    expect(verdict.more).toBe(2);
    expect(verdict.fixers).toEqual(["idp", "cloud"]);
  });

  it("lets a title go on inside a sentence, and names keep their capital", () => {
    expect(insideSentence("The audience is not Alibaba Cloud's")).toBe("the audience is not Alibaba Cloud's");
    expect(insideSentence("An ARN is not well formed")).toBe("an ARN is not well formed");
    expect(insideSentence("Alibaba Cloud expects it")).toBe("Alibaba Cloud expects it");
    expect(insideSentence("Theodor")).toBe("Theodor");
  });
});

describe("rows of decoded values", () => {
  it("hold neighbours of one name together, and never two kinds of trust", () => {
    const value = (name: string, text: string, trust: "signed" | "unsigned" = "signed") => ({
      name,
      value: text,
      trust,
    });
    const rows = valueRows([
      value("Audience", "a"),
      value("Audience", "a"),
      value("Audience", "b", "unsigned"),
      value("Issuer", "i"),
    ]);
    expect(rows.map(({ name, values }) => [name, values.length])).toEqual([
      ["Audience", 2],
      ["Audience", 1],
      ["Issuer", 1],
    ]);
    expect(new Set(rows.flatMap((row) => row.values.map(({ key }) => key))).size).toBe(4);
  });
});
