import { diagnostic, diagnosticCodes, type ResponseExplained } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { familyOf } from "../src/diagnosis/code-families.ts";
import { shapeOf } from "../src/diagnosis/mask.ts";
import { vendorPlaces } from "../src/diagnosis/vendor-places.ts";
import { explainCapture, redactExplanation, withPlaces } from "../src/index.ts";

const now = new Date("2026-11-23T12:00:00Z");
const role = "acs:ram::5123456789012345:role/AI-Admins,acs:ram::5123456789012345:saml-provider/AcmeIdp";
const prefix = "Attribute https://www.aliyun.com/SAML-Role/Attributes";

function value(name: string, text: string) {
  return { name, value: text, trust: "signed" as const };
}

const explained: ResponseExplained = {
  form: "har",
  values: [
    value("Destination", "https://signin.alibabacloud.com/saml-role/sso"),
    value("NameID", "Chen.Yu-0815"),
    value("SessionIndex", "_session-77aa88bb"),
    value(`${prefix}/RoleSessionName`, "张伟 chen.yu"),
    value(`${prefix}/Role`, role),
    value(`${prefix}/SessionDuration`, "7200"),
    value("Attribute groups", "AI-Platform-Admins"),
    value("Attribute phone", "+86 138 0013 8000"),
    value("Attribute mail", "chen.yu@acme.example"),
  ],
  diagnostics: [
    diagnostic("alibaba.session-name.characters", {
      detail: "RoleSessionName is 张伟 chen.yu and Chen.Yu-0815 is the NameID.",
      got: "张伟 chen.yu",
    }),
    diagnostic("response.audience.mismatch", {
      detail: `Ask wang.li@acme.example. ${"QUJD".repeat(40)}`,
      got: "Chen.Yu",
    }),
  ],
  issuer: "https://idp.acme.example/metadata",
  relayState: "https://modelstudio.console.alibabacloud.com/?ticket=ST-1234-secret",
};

describe("redacting an explanation", () => {
  const { explanation, removed } = redactExplanation(explained);
  const text = JSON.stringify(explanation);

  it("leaves no name, address, session, ticket or signature", () => {
    expect(text).not.toMatch(/chen|张|0815|77aa88bb|138|wang|secret|QUJDQUJDQUJD/i);
  });

  it("keeps what findings are about", () => {
    expect(text).toContain(role);
    for (const kept of ["AI-Platform-Admins", "7200", "https://idp.acme.example/metadata", "saml-role/sso"]) {
      expect(text).toContain(kept);
    }
    expect(explanation.values.find(({ name }) => name.endsWith("/RoleSessionName"))?.value).toBe(
      "□□ xxxx.xx",
    );
    expect(explanation.diagnostics.map((found) => found.code)).toEqual(
      explained.diagnostics.map((found) => found.code),
    );
  });

  it("lists what it removed, by kind and number", () => {
    const counts = Object.fromEntries(removed.map((entry) => [entry.what, entry.count]));
    expect(counts).toMatchObject({
      "NameID values": 3,
      "session indexes": 1,
      "e-mail addresses": 1,
      "queries of addresses": 1,
      "signatures and other long base64": 1,
      "values of other attributes": 2,
    });
  });

  it("takes no more than linear time for what was made to be slow", () => {
    const runs = [
      "a".repeat(200_000),
      "a@".repeat(100_000),
      `${"a.".repeat(100_000)}@`,
      "A/".repeat(100_000),
    ];
    const values = runs.map((run) => value("Destination", run));
    const began = performance.now();
    redactExplanation({
      form: "xml",
      values,
      diagnostics: [],
      relayState: `https://x/${"?".repeat(200_000)}`,
    });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("shows the shape of a value, and never more than 64 characters of it", () => {
    expect(shapeOf("Li 2@acme.cn")).toBe("xx 9@xxxx.xx");
    expect(shapeOf("a".repeat(99))).toBe(`${"x".repeat(64)}… (99 characters)`);
  });
});

describe("where a finding is fixed", () => {
  const audience = diagnostic("response.audience.mismatch", { detail: "." });

  it("is added for a recognised vendor and for what its admin fixes", () => {
    expect(withPlaces([audience], "okta")[0]?.place).toMatch(/^Okta Admin Console > .*Audience URI/);
    expect(withPlaces([audience], "generic")).toEqual([audience]);
    expect(withPlaces([{ ...audience, fixAt: "service" }], "okta")[0]?.place).toBeUndefined();
    const certificate = diagnostic("response.signature.unknown-key", { detail: "." });
    expect(withPlaces([certificate], "adfs")[0]?.place).toBe(
      "AD FS Management > Service > Certificates > Token-signing",
    );
  });

  it("is known for fifteen vendors", () => {
    expect(Object.keys(vendorPlaces)).toHaveLength(15);
  });

  it("is asked for by codes that exist: every family has at least one", () => {
    const used = new Set(Object.keys(diagnosticCodes).map(familyOf));
    const named = Object.values(vendorPlaces).flatMap((places) => [
      ...Object.keys(places.settings),
      ...Object.keys(places.elsewhere ?? {}),
    ]);
    expect([...new Set(named)].filter((family) => ![...used].some((entry) => entry === family))).toEqual([]);
  });
});

describe("explaining a capture", () => {
  it("answers for anything, and its bundle is always redacted", () => {
    const report = explainCapture("hello@acme.example", { now, redact: false });
    expect(report).toMatchObject({ ok: false, redacted: false, bundle: { createdAt: now.toISOString() } });
    expect(JSON.stringify(report.bundle.explanation)).not.toContain("hello@");
    expect(report.bundle.removed.map((entry) => entry.what)[0]).toMatch(/the message itself/);
  });
});
