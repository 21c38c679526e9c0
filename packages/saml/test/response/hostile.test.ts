import { describe, expect, it } from "vitest";
import { checkMetadata, explainResponse, verifyResponse } from "../../src/index.ts";
import { metadata } from "../support/metadata.ts";
import { expectation, idp, now, post, signedResponse, signer } from "../support/response.ts";

const xml = signedResponse();
const extended = (content: string) =>
  xml.replace("<samlp:Status>", `<samlp:Extensions>${content}</samlp:Extensions><samlp:Status>`);
const numbered = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(" ");
const size = 250 * 1024;

/** Messages of up to 256 KiB made to burn time or memory. */
const hostile: Readonly<Record<string, string>> = {
  "many elements": extended("<a/>".repeat(3900)),
  "far too many elements": extended("<a/>".repeat(60_000)),
  "many attributes on one element": extended(`<x ${numbered(9500, (at) => `a${at}="1"`)}/>`),
  "many namespaces, all used": extended(
    `<x ${numbered(3900, (at) => `xmlns:a${at}="u:${at}" a${at}:b="1"`)}/>`,
  ),
  "deep nesting": extended("<a>".repeat(30_000) + "</a>".repeat(30_000)),
  "namespaces in depth": extended(
    Array.from(
      { length: 50 },
      (_, deep) => `<x ${numbered(60, (at) => `xmlns:a${deep}_${at}="u:${deep}:${at}"`)}>`,
    ).join("") +
      "<a49_1:q/>".repeat(3500) +
      "</x>".repeat(50),
  ),
  "many assertions": xml.replace("</samlp:Response>", `${"<saml:Assertion/>".repeat(3900)}</samlp:Response>`),
  "many references": xml.replace(
    "<ds:Reference",
    `${'<ds:Reference URI="#_assertion1"/>'.repeat(3700)}<ds:Reference`,
  ),
  "many transforms": xml.replace(
    "</ds:Transforms>",
    `${'<ds:Transform Algorithm="x"/>'.repeat(2000)}</ds:Transforms>`,
  ),
  "many signatures": extended('<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(3800)),
  "many unfinished attributes": xml.replace(
    "</saml:AttributeStatement>",
    `${"<saml:Attribute/>".repeat(3800)}</saml:AttributeStatement>`,
  ),
  "foreign value types": xml.replace(
    "</saml:AttributeStatement>",
    `<saml:Attribute Name="g">${'<saml:AttributeValue xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="q">g</saml:AttributeValue>'.repeat(1900)}</saml:Attribute></saml:AttributeStatement>`,
  ),
  "long text": extended(`<a>${"x".repeat(240_000)}</a>`),
  "entities of entities": `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${numbered(20, (at) => `<!ENTITY b${at} "&a;&a;">`)}]>${xml}`,
  "open comments": `<a>${"<!--".repeat(60_000)}`,
  "open tags": "<".repeat(size),
  ampersands: `<a>${"&".repeat(size)}`,
  "character references": extended(`<a b="${"&#10;".repeat(48_000)}"/>`),
};

/** The budget is 250 ms on a quiet machine; the test leaves room for a busy one. */
const budget = 1000;

describe("hostile messages are answered in time", () => {
  verifyResponse(post(xml), expectation());

  it.each(Object.entries(hostile))("%s", (_, message) => {
    const started = performance.now();
    const verdict = verifyResponse(post(message), expectation());
    explainResponse(message, { now, idp });
    expect(verdict.verdict).toBe("reject");
    expect(performance.now() - started).toBeLessThan(budget);
  });

  it("answers any size", () => {
    const started = performance.now();
    expect(verifyResponse("A".repeat(20_000_000), expectation()).verdict).toBe("reject");
    expect(explainResponse("{".repeat(200_000), { now }).diagnostics).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(budget);
  });

  it.each([
    [
      "many entities",
      (one: string) =>
        `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${one.replace(/<X509Certificate>.*<\/X509Certificate>/, "").repeat(1100)}</EntitiesDescriptor>`,
    ],
    [
      "many keys",
      (one: string) => one.replace(/<KeyDescriptor.*<\/KeyDescriptor>/, (key) => key.repeat(700)),
    ],
    [
      "many endpoints",
      (one: string) => one.replace(/<SingleSignOnService[^>]*>/, (endpoint) => endpoint.repeat(5000)),
    ],
    ["open comments", (one: string) => one + "<!--".repeat(200_000)],
  ])("metadata with %s", (_, change) => {
    const started = performance.now();
    const report = checkMetadata(change(metadata({ signers: [signer] })), { now });
    expect(report.diagnostics.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2 * budget);
  });
});
