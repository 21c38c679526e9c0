import { describe, expect, it } from "vitest";
import { verifyResponse } from "../../src/index.ts";
import { expectation, post, responseXml, signedResponse, signer, stranger } from "../support/response.ts";
import { signElement } from "../support/sign.ts";

/** A small generator with a seed, so that a failure can be repeated. */
function generator(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const genuine = [
  signedResponse(),
  signElement(responseXml(), "Response", { signer }),
  signElement(signedResponse(), "Response", { signer }),
];
const forged = signElement(
  responseXml({ assertionId: "_evil", nameId: "<saml:NameID>evil@example.com</saml:NameID>" }),
  "Assertion",
  { signer: stranger },
);

/** Elements of a text, as spans from `<` of the start tag to `>` of the end tag. */
function spans(xml: string): string[] {
  const found: string[] = [];
  for (const match of xml.matchAll(/<([A-Za-z:]+)[^>]*?(\/?)>/g)) {
    const [start, name = "", empty] = match;
    if (empty === "/") found.push(start);
    else {
      const end = xml.indexOf(`</${name}>`, match.index);
      if (end > 0) found.push(xml.slice(match.index, end + name.length + 3));
    }
  }
  return found;
}

function mutate(base: string, random: (below: number) => number): string {
  const pieces = [...spans(base), ...spans(forged)];
  let xml = base;
  for (let step = 0; step <= random(3); step += 1) {
    const one = pieces[random(pieces.length)] ?? "";
    const other = pieces[random(pieces.length)] ?? "";
    const at = xml.indexOf(one);
    if (at < 0) continue;
    const [head, tail] = [xml.slice(0, at), xml.slice(at + one.length)];
    const moves = [
      head + tail,
      head + one + one + tail,
      head + other + tail,
      head + other + one + tail,
      head + one + other + tail,
      head + one.replace(/>/, `>${other}`) + tail,
      head + one.replaceAll("ann@", "evil@") + tail,
      head + one.replace(/(\w+)="[^"]*"/, '$1="_assertion1"') + tail,
      head + one.replace(/>([^<]+)</, ">$1<!-- -->x<") + tail,
      head + one.replaceAll("saml:", "samlp:") + tail,
    ];
    xml = moves[random(moves.length)] ?? xml;
  }
  return xml;
}

describe("structural mutations", () => {
  it("accepts nobody but the signed user", () => {
    const random = generator(20_261_123);
    const verdicts = { accept: 0, reject: 0 };
    for (let round = 0; round < 1500; round += 1) {
      const base = genuine[round % genuine.length] ?? "";
      const xml = mutate(base, random);
      const verdict = verifyResponse(post(xml), expectation());
      verdicts[verdict.verdict] += 1;
      if (verdict.verdict === "accept") {
        expect(verdict.assertion, `round ${round}: ${xml}`).toMatchObject({
          nameId: "ann@example.com",
          assertionId: "_assertion1",
          signedBy: { certificateSha256: signer.sha256 },
        });
      } else expect(verdict.diagnostics.length, `round ${round}`).toBeGreaterThan(0);
    }
    expect(verdicts.accept).toBeGreaterThan(15);
    expect(verdicts.reject).toBeGreaterThan(800);
  });

  it("never throws, whatever the bytes", () => {
    const random = generator(7);
    const base = Buffer.from(genuine[0] ?? "");
    for (let round = 0; round < 1500; round += 1) {
      const bytes = Buffer.from(base);
      for (let change = 0; change <= random(6); change += 1) bytes[random(bytes.length)] = random(256);
      const cut = random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
      const verdict = verifyResponse(cut.toString("base64"), expectation());
      if (verdict.verdict === "accept") expect(verdict.assertion.nameId).toBe("ann@example.com");
    }
  });
});
