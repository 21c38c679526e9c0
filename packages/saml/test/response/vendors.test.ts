import { describe, expect, it } from "vitest";
import { verifyResponse } from "../../src/index.ts";
import { vendorResponses } from "../samples/vendors.ts";
import { expectation, post } from "../support/response.ts";

describe("sound responses in the manner of products", () => {
  it.each(Object.entries(vendorResponses))("%s", (_, xml) => {
    const verdict = verifyResponse(post(xml), expectation());
    expect(verdict.diagnostics.filter((found) => found.severity === "error")).toEqual([]);
    expect(verdict.verdict).toBe("accept");
  });

  it("takes a byte-order mark and base64 with line breaks", () => {
    const xml = `\uFEFF${vendorResponses.entra}`;
    const wrapped = post(xml).replaceAll(/(.{76})/g, "$1\r\n");
    expect(verifyResponse(wrapped, expectation()).verdict).toBe("accept");
  });

  it("keeps letters of every script", () => {
    const verdict = verifyResponse(post(vendorResponses["other letters"] ?? ""), expectation());
    expect(verdict.verdict === "accept" && verdict.assertion.nameId).toBe("王芳 & Zoë 🙂");
  });

  it("warns where the AuthnStatement is missing", () => {
    const verdict = verifyResponse(post(vendorResponses["without AuthnStatement"] ?? ""), expectation());
    expect(verdict.diagnostics.map((found) => found.code)).toEqual(["response.authn-statement.missing"]);
  });
});
