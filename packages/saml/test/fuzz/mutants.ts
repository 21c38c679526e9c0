import { responseXml, signedResponse, signer, stranger } from "../support/response.ts";
import { signElement } from "../support/sign.ts";
import { lexical, structural, textual } from "./attacks.ts";
import { quickSigner, signQuickly } from "./fast-sign.ts";
import { unsignedVariant } from "./identity-kept.ts";
import type { Random } from "./random.ts";

/** Sound responses signed with RSA, each way of signing once. */
const fixed: readonly [string, ...string[]] = [
  signedResponse(),
  signElement(responseXml(), "Response", { signer }),
  signElement(signedResponse(), "Response", { signer }),
  signedResponse({}, { plain: true, prefixes: ["saml"] }),
];

/** One mutated message, as it would be posted. */
export function mutant(random: Random): string {
  const variant = random.below(10) < 6;
  const base = variant ? (freshlySigned(random) ?? fixed[0]) : random.pick(fixed);
  let xml = base;
  for (let count = variant ? random.below(3) : 1 + random.below(3); count > 0; count -= 1) {
    xml = attack(random, variant)(xml, random);
  }
  return posted(xml, random);
}

/** A message changed before it was signed; now and then by somebody who has another key. */
function freshlySigned(random: Random): string | undefined {
  const key = random.onceIn(8) ? stranger : quickSigner;
  const xml = unsignedVariant(random);
  const inner = random.onceIn(4) ? xml : signQuickly(xml, "Assertion", key);
  if (inner === undefined || (inner !== xml && random.onceIn(2))) return inner;
  return signQuickly(inner, "Response", random.onceIn(6) ? stranger : quickSigner);
}

/** What was freshly signed meets mostly attacks the schema lets through. */
function attack(random: Random, variant: boolean) {
  const dice = random.below(10);
  if (variant) return random.pick(dice < 7 ? textual : dice < 9 ? structural : lexical);
  return random.pick(dice < 4 ? structural : dice < 8 ? textual : lexical);
}

function posted(xml: string, random: Random): string {
  const base64 = Buffer.from(xml).toString("base64");
  if (!random.onceIn(20)) return base64;
  switch (random.below(5)) {
    case 0:
      return Buffer.from(xml, "utf16le").toString("base64");
    case 1:
      return base64.replaceAll(/(.{76})/g, "$1\r\n");
    case 2:
      return base64.replaceAll("+", "-");
    case 3:
      return flipped(xml, random);
    default:
      return Buffer.from(xml, "latin1").toString("base64");
  }
}

function flipped(xml: string, random: Random): string {
  const bytes = Buffer.from(xml);
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes.toString("base64");
}
