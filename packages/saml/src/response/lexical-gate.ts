import { type Diagnostic, type DiagnosticCode, diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import { countMarkup } from "../xml/count.ts";

const declaration =
  /^<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[Uu][Tt][Ff]-8"|'[Uu][Tt][Ff]-8'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/;

/** Everything XML 1.0 has no place for: control characters and two non-characters. */
function isForbidden(code: number): boolean {
  if (code >= 0x20) return code === 0xfffe || code === 0xffff;
  return code !== 0x09 && code !== 0x0a && code !== 0x0d;
}

function holdsForbidden(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (isForbidden(text.charCodeAt(at))) return true;
  return false;
}

/**
 * Refuses markup that no SAML message needs and that parsers, canonicalizers and readers see differently:
 * DOCTYPE, comments, CDATA, processing instructions. Works on the text, so it depends on no parser; `<` never
 * stands for itself in well-formed XML outside of these. Any finding ends the work on the message.
 */
export function lexicalGate(text: string): Diagnostic[] {
  const notMarkup = notXml(text);
  if (notMarkup !== undefined) return [notMarkup];
  const found: Diagnostic[] = [];
  const declared = declaration.exec(text);
  if (declared === null && /^<\?xml\s/.test(text)) found.push(wrongDeclaration(text));
  const from = declared?.[0].length ?? 0;
  // A declaration that is wrong is reported as such and not again as a processing instruction.
  const after = declared === null && found.length > 0 ? Math.max(text.indexOf("?>"), 0) : from;
  found.push(...banned(text, after));
  if (holdsForbidden(text)) {
    found.push(
      diagnostic("response.control-character", {
        detail: "XML 1.0 has no place for it. Check the attribute values at the identity provider.",
      }),
    );
  }
  const complex = tooComplex(text);
  return complex === undefined ? found : [...found, complex];
}

const bans: readonly (readonly [string, DiagnosticCode, string])[] = [
  ["<!--", "response.comment", "A comment can hide a part of a value from one reader and not from another."],
  ["<![CDATA[", "response.cdata", "Text needs no CDATA; write it with ordinary escapes."],
  [
    "<?",
    "response.processing-instruction",
    "It can hide a part of a value from one reader and not from another.",
  ],
];

function banned(text: string, from: number): Diagnostic[] {
  const found = bans.flatMap(([mark, code, why]) => {
    const at = text.indexOf(mark, from);
    return at < 0 ? [] : [banAt(code, why, text, at)];
  });
  const at = /<!(?!--|\[CDATA\[)/.exec(text.slice(from))?.index;
  if (at === undefined) return found;
  return [
    ...found,
    banAt("response.doctype", "SAML forbids it: it can make a parser read other files.", text, from + at),
  ];
}

function banAt(code: DiagnosticCode, detail: string, text: string, at: number): Diagnostic {
  return diagnostic(code, {
    detail: `${detail} No identity provider sends this by itself; something on the way added it.`,
    path: `character ${at + 1}`,
    got: text.slice(at, at + 40),
  });
}

function notXml(text: string): Diagnostic | undefined {
  const start = text.trimStart().slice(0, 200);
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) {
    return diagnostic("response.html", {
      detail: "A page of the identity provider was captured instead of the form field it posts.",
      got: start.slice(0, 40),
    });
  }
  if (text.startsWith("<")) return undefined;
  const blank = start.startsWith("<");
  return diagnostic("response.not-xml", {
    detail: blank
      ? "White space stands before the XML; nothing may stand there."
      : "The content does not begin with an XML element.",
    want: "<samlp:Response",
    got: start.slice(0, 30),
  });
}

function wrongDeclaration(text: string): Diagnostic {
  return diagnostic("response.declaration", {
    detail: "Another version or encoding can be read in two ways. Set the identity provider to UTF-8.",
    want: '<?xml version="1.0" encoding="UTF-8"?>',
    got: text.slice(0, 80).split("?>", 1)[0] ?? "",
  });
}

function tooComplex(text: string): Diagnostic | undefined {
  const count = countMarkup(text);
  const over =
    count.tags > limits.responseTags ||
    count.attributes > limits.responseAttributes ||
    count.namespaces > limits.namespaces;
  if (!over) return undefined;
  return diagnostic("response.too-complex", {
    detail: "No login needs this much. Release fewer groups or attributes to this application.",
    want: `at most ${limits.responseTags} tags and ${limits.namespaces} namespace declarations`,
    got: `${count.tags} tags, ${count.namespaces} namespace declarations`,
  });
}
