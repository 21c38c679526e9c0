import { expect } from "vitest";
import type { Check, Comparison } from "./check.ts";

const verified = ({ bad, certificate }: Comparison) => bad.response.verifiedBy(certificate);
const shown = ({ bad }: Comparison) => bad.response.textsOf("X509Certificate")[0];

export const signatureChecks = {
  unsigned: ({ bad }) => {
    expect(bad.response.xml).not.toContain("Signature");
  },
  "response-signed-only": (comparison) => {
    expect(verified(comparison)).toEqual(["Response"]);
  },
  "wrong-key": (comparison) => {
    const other = shown(comparison) ?? "";
    expect(other).not.toBe(comparison.certificate);
    expect(verified(comparison)).toEqual([]);
    expect(comparison.bad.response.verifiedBy(other)).toEqual(["Assertion"]);
  },
  "wrong-key-hidden": (comparison) => {
    expect(shown(comparison)).toBe(comparison.certificate);
    expect(verified(comparison)).toEqual([]);
  },
  sha1: (comparison) => {
    const { response } = comparison.bad;
    expect(response.attributesOf("SignatureMethod")[0]?.Algorithm).toMatch(/#rsa-sha1$/);
    expect(response.attributesOf("DigestMethod")[0]?.Algorithm).toMatch(/#sha1$/);
    expect(verified(comparison)).toEqual(["Assertion"]);
  },
  tampered: (comparison) => {
    expect(comparison.bad.response.textsOf("NameID")).toEqual(["mallory@acme.example"]);
    expect(verified(comparison)).toEqual([]);
  },
  reformatted: (comparison) => {
    expect(comparison.bad.response.xml).toContain(">\n<");
    expect(verified(comparison)).toEqual([]);
  },
} satisfies Record<string, Check>;
