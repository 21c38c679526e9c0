import { verifyResponse } from "../../src/index.ts";
import type { Outcome } from "../samples/response-samples.ts";
import { expectation, post } from "../support/response.ts";
import { aside, inBox, judge, many, xml } from "./altered-message.ts";
import type { Guard } from "./guard.ts";

function before(text: string): () => Outcome {
  return () => judge(text + xml);
}

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

/** Of a response: its bytes, its text, and the parser. */
export const messageGuards: readonly Guard[] = [
  {
    name: "something posted",
    stage: "bytes",
    file: "response/decode-posted.ts",
    find: 'if (posted.trim() === "")',
    by: "if (false)",
    codes: ["response.not-found"],
    message: () => verifyResponse("\n", expectation()),
    adds: "says that nothing came; nothing is no base64 either",
  },
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
];
