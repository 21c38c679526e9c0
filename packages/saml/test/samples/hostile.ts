import { signedResponse } from "../support/response.ts";

/** The response all hostile ones are made from. */
export const sound = signedResponse();
const extended = (content: string) =>
  sound.replace("<samlp:Status>", `<samlp:Extensions>${content}</samlp:Extensions><samlp:Status>`);
const numbered = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(" ");
const size = 250 * 1024;

/** Messages of up to 256 KiB made to burn time or memory. */
export const hostile: Readonly<Record<string, string>> = {
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
  "many assertions": sound.replace(
    "</samlp:Response>",
    `${"<saml:Assertion/>".repeat(3900)}</samlp:Response>`,
  ),
  "many references": sound.replace(
    "<ds:Reference",
    `${'<ds:Reference URI="#_assertion1"/>'.repeat(3700)}<ds:Reference`,
  ),
  "many transforms": sound.replace(
    "</ds:Transforms>",
    `${'<ds:Transform Algorithm="x"/>'.repeat(2000)}</ds:Transforms>`,
  ),
  "many signatures": extended('<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(3800)),
  "many unfinished attributes": sound.replace(
    "</saml:AttributeStatement>",
    `${"<saml:Attribute/>".repeat(3800)}</saml:AttributeStatement>`,
  ),
  "foreign value types": sound.replace(
    "</saml:AttributeStatement>",
    `<saml:Attribute Name="g">${'<saml:AttributeValue xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="q">g</saml:AttributeValue>'.repeat(1900)}</saml:Attribute></saml:AttributeStatement>`,
  ),
  "long text": extended(`<a>${"x".repeat(240_000)}</a>`),
  "entities of entities": `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${numbered(20, (at) => `<!ENTITY b${at} "&a;&a;">`)}]>${sound}`,
  "open comments": `<a>${"<!--".repeat(60_000)}`,
  "open tags": "<".repeat(size),
  ampersands: `<a>${"&".repeat(size)}`,
  "character references": extended(`<a b="${"&#10;".repeat(48_000)}"/>`),
};
