import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import { decodeUtf8 } from "../xml/bytes.ts";

/** The text of a posted response, or why there is none. */
export type PostedText =
  | { text: string; postedLength: number; refused?: never }
  | { text?: never; refused: Diagnostic };

/** Base64 of the largest response, with room for line breaks. */
const mostCharacters = Math.ceil(limits.responseBytes / 3) * 4 * 1.1;

/** Strict base64 (white space allowed, nothing else), then fatal UTF-8; one leading byte-order mark is dropped. */
export function decodePosted(posted: string): PostedText {
  if (posted.trim() === "") return { refused: notFound("The form field SAMLResponse is empty or missing.") };
  if (posted.length > mostCharacters) return { refused: tooLarge(`${posted.length} characters of base64`) };
  const compact = posted.replaceAll(/[\t\n\r ]+/g, "");
  if (!isBase64(compact)) return { refused: notBase64(posted) };
  const bytes = Buffer.from(compact, "base64");
  if (bytes.length > limits.responseBytes) return { refused: tooLarge(`${bytes.length} bytes`) };
  if (bytes.toString("base64") !== compact) return { refused: notBase64(posted) };
  const text = decodeUtf8(bytes);
  return text === undefined ? { refused: notUtf8(bytes) } : { text, postedLength: compact.length };
}

/** True for non-empty, padded base64 of the standard alphabet. */
export function isBase64(compact: string): boolean {
  return compact.length > 0 && compact.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(compact);
}

function tooLarge(got: string): Diagnostic {
  return diagnostic("response.too-large", {
    detail:
      "Real responses stay far below this, even with hundreds of groups. Release only the groups that are mapped to roles.",
    want: `at most ${limits.responseBytes} bytes`,
    got,
  });
}

/** response.not-found. */
export function notFound(detail: string): Diagnostic {
  return diagnostic("response.not-found", { detail, want: "a request that posts SAMLResponse", got: "none" });
}

function notBase64(posted: string): Diagnostic {
  return diagnostic("response.not-base64", {
    detail: whatIsWrong(posted),
    want: "base64",
    got: posted.slice(0, 30),
  });
}

function whatIsWrong(posted: string): string {
  if (posted.trimStart().startsWith("<")) return "This is XML already; the form field carries its base64.";
  if (/%[0-9A-Fa-f]{2}/.test(posted)) return "It is still URL-encoded: decode the form before base64.";
  if (/[-_]/.test(posted)) return "It is the URL-safe alphabet; SAML bindings 3.5.4 uses the standard one.";
  if (/\S \S/.test(posted))
    return "It holds blanks where plus signs were: the form was decoded once too often.";
  return "Characters are missing or foreign: the value was cut or changed on its way.";
}

function notUtf8(bytes: Uint8Array): Diagnostic {
  const packed = bytes[0] !== 0x3c && bytes[0] !== 0xff && bytes[0] !== 0xfe;
  return diagnostic("response.not-utf8", {
    detail: packed
      ? "It does not begin like XML. It may be compressed, which only the Redirect binding does; responses come by POST, uncompressed."
      : "The bytes are XML in another encoding. Set the identity provider to UTF-8.",
    want: "UTF-8",
    got: `bytes ${Buffer.from(bytes.subarray(0, 4)).toString("hex")}…`,
  });
}
