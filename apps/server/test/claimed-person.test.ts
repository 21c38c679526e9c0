import type { VerifiedAssertion } from "@modelstudio-sso/saml";
import { describe, expect, it } from "vitest";
import { claimedPerson } from "../src/company-sign-in/claimed-person.ts";

function claimed(given: { nameId?: string; attributes?: Record<string, string[]>; named?: string }) {
  const { nameId = "a1b2c3", attributes = {}, named = null } = given;
  const person = claimedPerson({ nameId, attributes } as unknown as VerifiedAssertion, named);
  return "email" in person ? person.email : person.code;
}

describe("the e-mail an IdP claims", () => {
  it("is the NameID where that is one, else an attribute of a usual name", () => {
    expect(claimed({ nameId: "Otto@ACME.example", attributes: { email: ["x@acme.example"] } })).toBe(
      "otto@acme.example",
    );
    expect(claimed({ attributes: { Mail: ["Otto@acme.example"] } })).toBe("otto@acme.example");
    expect(claimed({ attributes: { "urn:oid:0.9.2342.19200300.100.1.3": ["otto@acme.example"] } })).toBe(
      "otto@acme.example",
    );
    expect(claimed({ attributes: { upn: ["otto@acme.example"] } })).toBe("sign-in.no-email");
  });

  it("is looked for in the named attribute alone", () => {
    const attributes = { email: ["otto@acme.example"], "corp-mail": ["Anna@acme.example"] };
    expect(claimed({ named: "corp-mail", nameId: "otto@acme.example", attributes })).toBe(
      "anna@acme.example",
    );
    expect(claimed({ named: "Corp-Mail", nameId: "otto@acme.example", attributes })).toBe("sign-in.no-email");
    expect(claimed({ named: "constructor", attributes })).toBe("sign-in.no-email");
  });

  it("is one or none: two could be two people", () => {
    expect(claimed({ attributes: { email: ["otto@acme.example", "anna@acme.example"] } })).toBe(
      "sign-in.no-email",
    );
    expect(claimed({ attributes: { email: ["otto@acme.example"], EMAIL: ["anna@acme.example"] } })).toBe(
      "sign-in.no-email",
    );
    expect(claimed({ attributes: { email: ["otto@acme.example, anna@acme.example"] } })).toBe(
      "sign-in.no-email",
    );
  });

  it("is no other one's by a letter whose small form is theirs", () => {
    // U+212A, the Kelvin sign: its small form is a plain k.
    expect(claimed({ nameId: "\u212Aim@acme.example" })).toBe("sign-in.no-email");
    expect(claimed({ attributes: { email: ["kim@acme.example\u0000"] } })).toBe("sign-in.no-email");
  });
});

describe("the name an IdP claims", () => {
  it("is shown without control characters, and not for ever", () => {
    const nameOf = (displayName: string) => {
      const assertion = { nameId: "otto@acme.example", attributes: { displayName: [displayName] } };
      const person = claimedPerson(assertion as unknown as VerifiedAssertion, null);
      return "email" in person ? person.name : person.code;
    };
    expect(nameOf(" Otto\u202e\u0007 Operator ")).toBe("Otto Operator");
    expect(nameOf("x".repeat(500))).toHaveLength(120);
    expect(nameOf("\u200b")).toBeNull();
  });
});
