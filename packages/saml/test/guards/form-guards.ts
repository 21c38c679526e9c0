import { verifyResponse } from "../../src/index.ts";
import type { Outcome } from "../samples/response-samples.ts";
import { assertionXml, expectation, post, signedResponse } from "../support/response.ts";
import type { Guard } from "./guard.ts";

const xml = signedResponse();

function judge(text: string): Outcome {
  return verifyResponse(post(text), expectation());
}

/** Into a place no signature covers, where the schema lets anything be. */
function aside(content: string): Outcome {
  return judge(
    xml.replace("<samlp:Status>", `<samlp:Extensions>${content}</samlp:Extensions><samlp:Status>`),
  );
}

function before(text: string): () => Outcome {
  return () => judge(text + xml);
}

const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? "";
const inBox = (content: string) => `<x:box xmlns:x="urn:x">${content}</x:box>`;
const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join("");

/** A message whose base64 ends in bits that mean nothing, all zero in the proper form. */
function looseBits(): Outcome {
  const text = [xml, ` ${xml}`, `  ${xml}`].map((blank) => `<?xml version="1.0"?>${blank.trimEnd()}`);
  const padded = [...text, `${text[0]} `, `${text[0]}  `]
    .map(post)
    .find((base64) => base64.endsWith("=") && !base64.endsWith("=="));
  if (padded === undefined) throw new Error("no padding");
  const last = padded.at(-2) ?? "";
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return verifyResponse(`${padded.slice(0, -2)}${alphabet[alphabet.indexOf(last) + 1]}=`, expectation());
}

export const formGuards: readonly Guard[] = [
  {
    name: "length before decoding",
    stage: "bytes",
    file: "response/decode-posted.ts",
    find: "if (posted.length > mostCharacters)",
    by: "if (false)",
    codes: ["response.too-large"],
    message: () => judge(`${xml}${" ".repeat(600_000)}`),
    adds: "refuses before anything is copied or searched; the length after decoding is checked again",
  },
  {
    name: "length after decoding",
    stage: "bytes",
    file: "response/decode-posted.ts",
    find: "if (bytes.length > limits.responseBytes)",
    by: "if (false)",
    codes: ["response.too-large"],
    message: () => judge(`${xml}${" ".repeat(257 * 1024 - xml.length)}`),
  },
  {
    name: "alphabet of base64",
    stage: "bytes",
    file: "response/decode-posted.ts",
    find: "if (!isBase64(compact))",
    by: "if (false)",
    codes: ["response.not-base64"],
    message: () => verifyResponse(`${post(xml).slice(0, -4)}*${post(xml).slice(-4)}`, expectation()),
    adds: "says what is foreign; the comparison with the base64 written anew refuses as well",
  },
  {
    name: "one base64 for the bytes",
    stage: "bytes",
    file: "response/decode-posted.ts",
    find: 'if (bytes.toString("base64") !== compact)',
    by: "if (false)",
    codes: ["response.not-base64"],
    message: looseBits,
  },
  {
    name: "UTF-8",
    stage: "bytes",
    file: "xml/bytes.ts",
    find: "fatal: true",
    by: "fatal: false",
    codes: ["response.not-utf8"],
    message: () => {
      const [head = "", tail = ""] = xml.split("<samlp:Status>");
      const bytes = Buffer.concat([
        Buffer.from(`${head}<samlp:Extensions><x:a xmlns:x="urn:x">`),
        Buffer.from([0xc3, 0x28]),
        Buffer.from(`</x:a></samlp:Extensions><samlp:Status>${tail}`),
      ]);
      return verifyResponse(bytes.toString("base64"), expectation());
    },
  },
  {
    name: "begins with an element",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: 'if (text.startsWith("<")) return undefined;',
    by: "return undefined;",
    codes: ["response.not-xml"],
    message: before("\n "),
  },
  {
    name: "comment",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: '["<!--", "response.comment"',
    by: '["\\u0000", "response.comment"',
    codes: ["response.comment"],
    message: () => judge(xml.replace("ann@", "ann<!-- -->@")),
  },
  {
    name: "CDATA",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: '["<![CDATA[", "response.cdata"',
    by: '["\\u0000", "response.cdata"',
    codes: ["response.cdata"],
    message: () => aside(inBox("<![CDATA[x]]>")),
  },
  {
    name: "processing instruction",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: '"<?",',
    by: '"\\u0000",',
    codes: ["response.processing-instruction"],
    message: before('<?xml version="1.0"?><?x y?>'),
  },
  {
    name: "DOCTYPE",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: "const at = /<!(?!--|\\[CDATA\\[)/.exec(text.slice(from))?.index;",
    by: "const at: number | undefined = undefined;",
    codes: ["response.doctype"],
    message: before("<!DOCTYPE r>"),
  },
  {
    name: "declaration",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: "if (declared === null && /^<\\?xml\\s/.test(text))",
    by: "if (false)",
    codes: ["response.declaration"],
    message: before('<?xml version="1.0" encoding="UTF-7"?>'),
    adds: "names the encoding; as a processing instruction it would be refused as well",
  },
  {
    name: "control characters",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: "if (holdsForbidden(text))",
    by: "if (false)",
    codes: ["response.control-character"],
    message: () => aside(inBox("\u0001")),
    adds: "depends on no parser; libxml2 refuses these characters today",
  },
  {
    name: "number of tags",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: "count.tags > limits.responseTags ||",
    by: "",
    codes: ["response.too-complex"],
    message: () => aside(inBox(many(8001, () => "<a/>"))),
  },
  {
    name: "number of attributes",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: "count.attributes > limits.responseAttributes ||",
    by: "",
    codes: ["response.too-complex"],
    message: () => aside(`<x:a xmlns:x="urn:x" ${many(10_001, (at) => `a${at}="1" `)}/>`),
  },
  {
    name: "number of namespaces",
    stage: "text",
    file: "response/lexical-gate.ts",
    find: "count.namespaces > limits.namespaces;",
    by: "false;",
    codes: ["response.too-complex"],
    message: () => aside(`<x:a xmlns:x="urn:x" ${many(4001, (at) => `xmlns:a${at}="u:${at}" `)}/>`),
  },
  {
    name: "depth",
    stage: "parser",
    file: "xml/tree.ts",
    find: "if (depth > limits.depth) throw new TooDeep();",
    by: "",
    codes: ["response.too-complex"],
    message: () => aside(inBox("<a>".repeat(80) + "</a>".repeat(80))),
  },
  {
    name: "root element",
    stage: "structure",
    file: "response/inspect-response.ts",
    find: 'if (posted.ns !== namespaces.protocol || posted.name !== "Response")',
    by: "if (false)",
    codes: ["response.not-response"],
    message: () => judge(/<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ""),
    adds: "says what was given instead; a bare assertion has no assertion inside it and is refused for that",
  },
  {
    name: "one assertion",
    stage: "structure",
    file: "response/structure.ts",
    find: "...several(own.length),",
    by: "",
    codes: ["response.assertion.several", "response.signature.missing"],
    message: () =>
      judge(xml.replace("</samlp:Response>", `${assertionXml({ assertionId: "_second" })}</samlp:Response>`)),
    adds: "says so; without exactly one there is also none to read, and no signature of it",
  },
  {
    name: "some assertion",
    stage: "structure",
    file: "response/structure.ts",
    find: "...(own.length === 0 && encrypted.length === 0 ? missing(all.length) : []),",
    by: "",
    codes: ["response.assertion.missing", "response.signature.missing"],
    message: () => judge(xml.replace(/<saml:Assertion.*<\/saml:Assertion>/s, "")),
    adds: "says so; a verdict needs an assertion to be given",
  },
  {
    name: "no encryption",
    stage: "structure",
    file: "response/structure.ts",
    find: "...encryption(encrypted),",
    by: "",
    codes: ["response.encrypted"],
    message: () =>
      judge(
        xml.replace(
          "</samlp:Response>",
          '<saml:EncryptedAssertion><e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData><e:CipherValue>AAAA</e:CipherValue></e:CipherData></e:EncryptedData></saml:EncryptedAssertion></samlp:Response>',
        ),
      ),
  },
  {
    name: "no assertion elsewhere",
    stage: "structure",
    file: "response/structure.ts",
    find: '...misplaced("response.assertion.misplaced", all.length - own.length),',
    by: "",
    codes: ["response.assertion.misplaced"],
    message: () => aside(assertionXml({ assertionId: "_elsewhere" })),
  },
  {
    name: "no signature elsewhere",
    stage: "structure",
    file: "response/structure.ts",
    find: '...misplaced("response.signature.misplaced", signatures.length - owned.length),',
    by: "",
    codes: ["response.signature.misplaced"],
    message: () => aside(signature),
  },
  {
    name: "no message inside",
    stage: "structure",
    file: "response/structure.ts",
    find: "...nested(everything.filter((found) => found.ns === protocol && isMessage(found.name)).length - 1),",
    by: "",
    codes: ["response.nested-message"],
    message: () =>
      aside(
        inBox(
          '<samlp:LogoutRequest ID="_l" Version="2.0" IssueInstant="2026-11-23T12:00:00Z"><saml:NameID>ann</saml:NameID></samlp:LogoutRequest>',
        ),
      ),
  },
  {
    name: "every ID once",
    stage: "structure",
    file: "response/structure.ts",
    find: "...duplicateIds(everything),",
    by: "",
    codes: ["response.id.duplicate"],
    message: () => aside('<x:a xmlns:x="urn:x" x:Id="_assertion1"/>'),
  },
  {
    name: "size of a signature",
    stage: "structure",
    file: "response/structure.ts",
    find: "...signatures.filter(overloaded).slice(0, 1).map(overload),",
    by: "",
    codes: ["response.too-complex"],
    message: () =>
      judge(
        xml.replace(
          "<ds:X509Certificate>",
          `${"<ds:X509Certificate>AAAA</ds:X509Certificate>".repeat(200)}<ds:X509Certificate>`,
        ),
      ),
  },
  {
    name: "schema",
    stage: "schema",
    file: "response/inspect-response.ts",
    find: "const schema = hasErrors(structure.diagnostics) ? [] : schemaFindings(document, text);",
    by: "const schema: Diagnostic[] = [];",
    codes: ["response.schema"],
    message: () => judge(xml.replace("<samlp:Status>", "<samlp:Surprise/><samlp:Status>")),
  },
];
