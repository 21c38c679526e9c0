import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { explainResponse } from "../../src/index.ts";
import {
  attributeXml,
  idp,
  now,
  pair,
  post,
  roleName,
  signedResponse,
  signer,
  sp,
  stranger,
} from "../support/response.ts";
import { signElement } from "../support/sign.ts";

const xml = signedResponse();
const form = `RelayState=https%3A%2F%2Fhome.example.com&SAMLResponse=${encodeURIComponent(post(xml))}`;

describe("what may be given", () => {
  const har = (postData: unknown) =>
    JSON.stringify({ log: { version: "1.2", entries: [{ request: { url: sp.acsUrl, postData } }] } });

  it.each([
    ["XML", xml, "xml"],
    ["base64", post(xml), "base64"],
    ["base64, still URL-encoded", encodeURIComponent(post(xml)), "base64"],
    ["form data", form, "form"],
    ["form data with the response alone", `SAMLResponse=${encodeURIComponent(post(xml))}`, "form"],
    ["a HAR with text", har({ text: form }), "har"],
    [
      "a HAR with parameters",
      har({ params: [{ name: "SAMLResponse", value: encodeURIComponent(post(xml)) }] }),
      "har",
    ],
    [
      "a SAML-tracer export",
      JSON.stringify({ requests: [{ method: "POST", post: [["SAMLResponse", post(xml)]] }] }),
      "saml-tracer",
    ],
  ])("%s", (_, input, expected) => {
    const explained = explainResponse(input, { now, idp, sp });
    expect(explained.form).toBe(expected);
    expect(explained.diagnostics).toEqual([]);
    expect(explained.signedBy?.element).toBe("Assertion");
    expect(explained.pairs).toHaveLength(1);
  });

  it("keeps the RelayState of a form", () => {
    expect(explainResponse(form, { now }).relayState).toBe("https://home.example.com");
  });

  it.each([
    "",
    "{}",
    "[",
    "null",
    "SAMLResponse=",
    "RelayState=a&b=c",
    "Please look at this",
    har({ text: "a=b" }),
  ])("says of %j that there is no response in it", (input) => {
    const { values, diagnostics } = explainResponse(input, { now, idp });
    expect(values).toEqual([]);
    expect(diagnostics.map((found) => found.code)).toEqual(["response.not-found"]);
  });

  it.each([
    ["cut base64", post(xml).slice(0, 77), "response.not-base64"],
    ["base64 for addresses", post(xml).replaceAll("P", "-"), "response.not-base64"],
    ["what the Redirect binding compresses", deflateRawSync(xml).toString("base64"), "response.not-utf8"],
    ["the beginning of a tag", "<", "response.malformed"],
  ])("says of %s what is wrong with it", (_, input, code) => {
    const { values, diagnostics } = explainResponse(input, { now, idp });
    expect(values).toEqual([]);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
  });
});

describe("what is said", () => {
  it("labels the wrapper unsigned and the assertion signed", () => {
    const { values } = explainResponse(xml, { now, idp, sp });
    const trust = Object.fromEntries(values.map((value) => [value.name, value.trust]));
    expect(trust).toMatchObject({
      Destination: "unsigned",
      "Response ID": "unsigned",
      NameID: "signed",
      Recipient: "signed",
    });
  });

  it("labels everything signed where the Response is", () => {
    const both = signElement(xml, "Response", { signer });
    expect(new Set(explainResponse(both, { now, idp, sp }).values.map((value) => value.trust))).toEqual(
      new Set(["signed"]),
    );
  });

  it("labels everything unsigned where nothing was verified", () => {
    for (const options of [{ now }, { now, idp, sp }]) {
      const forged = signedResponse({}, { signer: stranger });
      const explained = explainResponse(forged, options);
      expect(new Set(explained.values.map((value) => value.trust))).toEqual(new Set(["unsigned"]));
      expect(explained.signedBy).toBeUndefined();
    }
  });

  it("goes on after a refusal and adds Alibaba Cloud's rules", () => {
    const attributes = attributeXml(roleName, [pair.replace(",", ", ")]);
    const late = signedResponse(
      { attributes, notOnOrAfter: "2026-11-23T11:30:00Z", notBefore: "2026-11-23T11:00:00Z" },
      { signer: stranger },
    );
    const found = explainResponse(late, { now, idp }).diagnostics.map((finding) => finding.code);
    expect(found).toEqual(
      expect.arrayContaining([
        "response.signature.unknown-key",
        "response.conditions.expired",
        "alibaba.role.blank",
        "alibaba.session-name.missing",
      ]),
    );
  });

  it("judges neither request nor replay", () => {
    const asked = signedResponse({
      confirmationAttributes: ' InResponseTo="_r"',
      responseAttributes: ' InResponseTo="_r"',
    });
    expect(explainResponse(asked, { now, idp, sp }).diagnostics).toEqual([]);
  });
});
