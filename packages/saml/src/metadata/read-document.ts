import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import { decodeUtf8, encodeUtf8 } from "../xml/bytes.ts";
import { countMarkup, type MarkupCount } from "../xml/count.ts";

/** Text that may be parsed, or the finding that says why it may not. */
export type DocumentText =
  | { bytes: Uint8Array; simple: boolean; refused?: never }
  | { bytes?: never; refused: Diagnostic };

/**
 * The checks before a parser sees anything: encoding, plainly not XML, DOCTYPE, amount of markup, of which there may
 * be `scale` times that of a small document. All are linear and independent of the parser. The size is the caller's.
 */
export function readDocument(input: Uint8Array | string, scale = 1): DocumentText {
  const text = typeof input === "string" ? input.replace(/^\uFEFF/, "") : decodeUtf8(input);
  if (text === undefined) return { refused: notUtf8(input) };
  const count = countMarkup(text);
  const refused = beginning(text) ?? foreignMarkup(text) ?? tooComplex(count, scale);
  if (refused !== undefined) return { refused };
  // The bytes of valid UTF-8 are those of its text, so only where the start was cut must they be written anew.
  const bytes = typeof input !== "string" && input[0] === 0x3c ? input : encodeUtf8(text.trimStart());
  return { bytes, simple: count.nesting <= limits.depth && count.tags <= limits.entityElements };
}

/** What the first characters tell: another encoding, a web page, no XML at all. */
export function beginning(text: string): Diagnostic | undefined {
  return wrongEncodingDeclared(text) ?? notXml(text);
}

/** metadata.too-large. */
export function tooLarge(size: number, most: number): Diagnostic {
  return diagnostic("metadata.too-large", {
    detail:
      "One identity provider's metadata is a few kilobytes, and an aggregate of entities (EntitiesDescriptor) may be larger. Export the metadata of your own identity provider alone.",
    want: `at most ${most} bytes`,
    got: `${size} bytes`,
  });
}

/** metadata.encoding, for bytes that are not UTF-8. */
export function notUtf8(input: Uint8Array | string): Diagnostic {
  const utf16 = typeof input !== "string" && (input[0] === 0xff || input[0] === 0xfe || input[1] === 0);
  return diagnostic("metadata.encoding", {
    detail: utf16
      ? "The file is UTF-16, as some editors and PowerShell write it. Save it again as UTF-8, or download it again without opening it."
      : "The bytes are not UTF-8. Download the file again without opening it in an editor.",
    want: "UTF-8",
    got: utf16 ? "UTF-16" : "other bytes",
  });
}

function wrongEncodingDeclared(text: string): Diagnostic | undefined {
  const declared = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/.exec(text)?.[1];
  if (declared === undefined || /^(?:utf-?8|us-ascii)$/i.test(declared)) return undefined;
  return diagnostic("metadata.encoding", {
    detail: `The first line declares ${declared}. Save the file as UTF-8 and let the first line say so.`,
    want: "UTF-8",
    got: declared,
  });
}

function notXml(text: string): Diagnostic | undefined {
  const start = text.trimStart().slice(0, 200);
  if (/<(?:!doctype\s+html|html|head|body|script)\b/i.test(start)) {
    return diagnostic("metadata.html", {
      detail:
        "The address answered with a web page, most often a sign-in page: it needs a session, or it is not the metadata address. Download the metadata in your browser while signed in, and upload that file.",
      want: "<EntityDescriptor>",
      got: start.slice(0, 40).replaceAll(/\s+/g, " "),
    });
  }
  if (start.startsWith("<")) return undefined;
  return diagnostic("metadata.not-xml", {
    detail: whatItIs(start),
    want: "<EntityDescriptor>",
    got: shown(start),
  });
}

function whatItIs(start: string): string {
  if (start === "") return "The file is empty.";
  if (start.startsWith("{")) {
    return "This is JSON, perhaps OpenID Connect configuration. Export the SAML metadata XML instead.";
  }
  if (start.startsWith("-----BEGIN")) {
    return "This is a certificate alone. The metadata XML holds the certificate, the entityID and the addresses.";
  }
  if (/^https?:/.test(start)) return "This is an address. Download what it answers and give that.";
  return "The content does not begin with an XML element. Export the SAML metadata XML of your identity provider.";
}

function shown(start: string): string {
  return start.startsWith("-----BEGIN") ? "a PEM file" : start.slice(0, 40).replaceAll(/\s+/g, " ");
}

const closes: readonly (readonly [open: string, close: string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
];

/**
 * Finds `<!` that is neither a comment nor CDATA, and processing instructions after the root's start: the
 * parser's binding cannot walk past those. All are skipped by search, so time stays linear.
 */
function foreignMarkup(text: string): Diagnostic | undefined {
  if (!text.includes("<!") && !text.includes("<?")) return undefined;
  const next = /<[!?]/g;
  let before = true;
  let from = 0;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const at = found.index;
    before &&= text.slice(from, at).trim() === "";
    const pair = closes.find(([open]) => text.startsWith(open, at));
    if (pair === undefined) return doctype(text.slice(at, at + 40));
    if (pair[0] === "<?" && !before) return processingInstruction(text.slice(at, at + 40));
    const end = text.indexOf(pair[1], at + pair[0].length);
    if (end < 0) return undefined;
    from = end + pair[1].length;
    next.lastIndex = from;
  }
  return undefined;
}

/** metadata.doctype. */
export function doctype(shown: string): Diagnostic {
  return diagnostic("metadata.doctype", {
    detail:
      "SAML metadata needs no DOCTYPE and no entity; both are ways to make a parser read other files. Remove them at the identity provider, or export again.",
    got: shown.replaceAll(/\s+/g, " "),
  });
}

function processingInstruction(shown: string): Diagnostic {
  return diagnostic("metadata.processing-instruction", {
    detail: "It can hide a part of a value from one reader and not from another. Export the metadata again.",
    got: shown.replaceAll(/\s+/g, " "),
  });
}

function tooComplex(count: MarkupCount, scale: number): Diagnostic | undefined {
  const over =
    count.tags > limits.metadataTags * scale ||
    count.attributes > limits.metadataAttributes * scale ||
    count.namespaces > limits.namespaces * scale;
  if (!over) return undefined;
  return diagnostic("metadata.too-complex", {
    detail: "No identity provider needs this much markup. Export the metadata of the one entity you need.",
    want: `at most ${limits.metadataTags} tags and ${limits.namespaces} namespace declarations`,
    got: `${count.tags} tags, ${count.namespaces} namespace declarations`,
  });
}
