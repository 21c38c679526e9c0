import { expect } from "vitest";
import type { Check } from "./check.ts";

const without =
  (element: string): Check =>
  ({ good, bad, certificate }) => {
    expect(good.response.attributesOf(element)).not.toHaveLength(0);
    expect(bad.response.attributesOf(element)).toHaveLength(0);
    expect(bad.response.verifiedBy(certificate)).toEqual(["Assertion"]);
  };

export const structureChecks = {
  "no-authn-statement": without("AuthnStatement"),
  "no-name-id": without("NameID"),
  "no-subject-confirmation": without("SubjectConfirmation"),
  "holder-of-key": ({ bad }) => {
    expect(bad.response.attributesOf("SubjectConfirmation")[0]?.Method).toMatch(/:holder-of-key$/);
  },
  "no-conditions": without("Conditions"),
  "no-attributes": without("AttributeStatement"),
  "status-responder": ({ bad }) => {
    expect(bad.response.attributesOf("StatusCode").map((one) => one.Value?.split(":").at(-1))).toEqual([
      "Responder",
      "RequestDenied",
    ]);
    expect(bad.response.textsOf("StatusMessage")[0]).toContain("not assigned");
    expect(bad.response.assertions).toBe(0);
  },
  "encrypted-assertion": ({ bad }) => {
    expect(bad.response.assertions).toBe(0);
    expect(bad.response.attributesOf("EncryptedAssertion")).toHaveLength(1);
    expect(bad.response.xml).not.toContain("chen.yu");
  },
  "two-assertions": ({ bad, certificate }) => {
    expect(bad.response.verifiedBy(certificate)).toEqual(["Assertion", "Assertion"]);
    expect(new Set(bad.response.ids).size).toBe(3);
  },
  "assertion-without-response": ({ bad, certificate }) => {
    expect(bad.response.root).toBe("Assertion");
    expect(bad.response.verifiedBy(certificate)).toEqual(["Assertion"]);
  },
  replayed: async ({ good, bad, again }) => {
    expect(bad.created.samlResponse).toBe(good.created.samlResponse);
    expect((await again()).created.samlResponse).toBe(good.created.samlResponse);
  },
  "replayed-in-new-response": ({ good, bad, certificate }) => {
    const id = (sample: typeof good, element: string) => sample.response.attributesOf(element)[0]?.ID;
    expect(id(bad, "Assertion")).toBe(id(good, "Assertion"));
    expect(id(bad, "Response")).not.toBe(id(good, "Response"));
    expect(bad.response.verifiedBy(certificate)).toEqual(["Assertion"]);
  },
} satisfies Record<string, Check>;
