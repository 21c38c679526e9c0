import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import { decodeUtf8, encodeUtf8 } from "../xml/bytes.ts";
import { countMarkup } from "../xml/count.ts";

/** Text that may be parsed, or the finding that says why it may not. */
export type DocumentText = { bytes: Uint8Array; refused?: never } | { bytes?: never; refused: Diagnostic };

/**
 * The checks before a parser sees anything: size, encoding, plainly not XML, DOCTYPE, amount of markup.
 * All are linear and independent of the parser.
 */
export function readDocument(input: Uint8Array | string): DocumentText {
  const size = typeof input === "string" ? Buffer.byteLength(input) : input.byteLength;
  if (size > limits.metadataBytes) return { refused: tooLarge(size) };
  const text = typeof input === "string" ? input.replace(/^\uFEFF/, "") : decodeUtf8(input);
  if (text === undefined) return { refused: notUtf8(input) };
  const refused = wrongEncodingDeclared(text) ?? notXml(text) ?? doctype(text) ?? tooComplex(text);
  return refused === undefined ? { bytes: encodeUtf8(text.trimStart()) } : { refused };
}

function tooLarge(size: number): Diagnostic {
  return diagnostic("metadata.too-large", {
    detail:
      "One identity provider's metadata is a few kilobytes. This looks like a federation's aggregate: export the metadata of your own identity provider alone.",
    want: `at most ${limits.metadataBytes} bytes`,
    got: `${size} bytes`,
  });
}

function notUtf8(input: Uint8Array | string): Diagnostic {
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

/** Finds `<!` that is neither a comment nor CDATA. Comments are skipped by search, so time stays linear. */
function doctype(text: string): Diagnostic | undefined {
  for (let at = text.indexOf("<!"); at >= 0; at = text.indexOf("<!", at)) {
    const close = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : undefined;
    if (close === undefined) {
      return diagnostic("metadata.doctype", {
        detail:
          "SAML metadata needs no DOCTYPE and no entity; both are ways to make a parser read other files. Remove them at the identity provider, or export again.",
        got: text.slice(at, at + 40).replaceAll(/\s+/g, " "),
      });
    }
    const end = text.indexOf(close, at + 4);
    if (end < 0) return undefined;
    at = end + close.length;
  }
  return undefined;
}

function tooComplex(text: string): Diagnostic | undefined {
  const count = countMarkup(text);
  const over =
    count.tags > limits.metadataTags ||
    count.attributes > limits.metadataAttributes ||
    count.namespaces > limits.namespaces;
  if (!over) return undefined;
  return diagnostic("metadata.too-complex", {
    detail: "No identity provider needs this much markup. Export the metadata of the one entity you need.",
    want: `at most ${limits.metadataTags} tags and ${limits.namespaces} namespace declarations`,
    got: `${count.tags} tags, ${count.namespaces} namespace declarations`,
  });
}
