import { type Diagnostic, diagnostic, hasErrors } from "@modelstudio-sso/contracts";
import type { XmlDocument } from "libxml2-wasm";
import { limits } from "../limits.ts";
import { encodeUtf8 } from "../xml/bytes.ts";
import { namespaces } from "../xml/namespaces.ts";
import { parseXml } from "../xml/parse.ts";
import { childOf, type Element, readTree, TooDeep } from "../xml/tree.ts";
import { lexicalGate } from "./lexical-gate.ts";
import { responseRules } from "./rules/index.ts";
import { type ResponseSubject, toleranceOf } from "./rules/rule.ts";
import { schemaFindings } from "./schema-findings.ts";
import { checkSignatures, type SignatureReport } from "./signature/check-signatures.ts";
import { readStructure } from "./structure.ts";
import type { PartialExpectation, SignedBy } from "./types.ts";

/** What could be found out about a response. */
export interface Inspection {
  readonly diagnostics: Diagnostic[];
  /** Present as soon as the text is a SAML response. */
  readonly subject?: ResponseSubject;
  /** Present only where every signature verified; then `subject.assertion` was read from signed bytes. */
  readonly signedBy?: SignedBy;
}

/** Runs every stage that still makes sense and collects the findings of all. Never throws. */
export function inspectResponse(text: string, expected: PartialExpectation): Inspection {
  const form = examineForm(text, expected);
  return { ...form, diagnostics: [...form.diagnostics, ...judgeContent(form.subject)] };
}

/** What the rules say about the content of a response. */
export function judgeContent(subject: ResponseSubject | undefined): Diagnostic[] {
  return subject === undefined ? [] : responseRules.flatMap((rule) => rule(subject));
}

/** The stages before content: text, parser, structure, schema, signatures. Never throws. */
export function examineForm(text: string, expected: PartialExpectation): Inspection {
  const gate = lexicalGate(text);
  if (hasErrors(gate)) return { diagnostics: gate };
  const parsed = parseXml(encodeUtf8(text));
  if (parsed.fault !== undefined) return { diagnostics: [malformed(parsed.fault.reason, parsed.fault.line)] };
  try {
    return inspectDocument(parsed.document, text, expected);
  } catch (cause) {
    if (cause instanceof TooDeep) return { diagnostics: [tooDeep()] };
    return { diagnostics: [malformed("the message could not be worked on", undefined)] };
  } finally {
    parsed.document.dispose();
  }
}

function inspectDocument(document: XmlDocument, text: string, expected: PartialExpectation): Inspection {
  const posted = readTree(document.root);
  if (posted.ns !== namespaces.protocol || posted.name !== "Response") {
    return { diagnostics: [notResponse(posted)] };
  }
  const structure = readStructure(posted);
  // Beside a wrong structure the schema adds only noise, and an error per element costs time.
  const schema = hasErrors(structure.diagnostics) ? [] : schemaFindings(document, text);
  const signatures = checkSignatures(
    { document, response: posted, assertion: structure.assertion },
    expected,
  );
  const before = [...structure.diagnostics, ...schema, ...signatures.diagnostics];
  const believed = hasErrors(before) ? undefined : readSignedBytes(signatures);
  const subject = {
    response: believed?.response ?? posted,
    responseSigned: signatures.response !== undefined,
    assertion: believed?.assertion ?? structure.assertion,
    expected,
    now: expected.now.getTime(),
    tolerance: toleranceOf(expected),
  };
  return { diagnostics: before, subject, ...(believed === undefined ? {} : { signedBy: believed.signedBy }) };
}

interface Believed {
  readonly response: Element | undefined;
  readonly assertion: Element;
  readonly signedBy: SignedBy;
}

/**
 * Reads the statement again from the very bytes whose digest was signed, so that nothing outside of them,
 * and no difference between a tree and its canonical form, can reach a reader.
 */
function readSignedBytes({ response, assertion }: SignatureReport): Believed | undefined {
  const outer = response === undefined ? undefined : reparse(response.bytes);
  const inner = assertion === undefined ? undefined : reparse(assertion.bytes);
  const statement = inner ?? childOf(outer, namespaces.assertion, "Assertion");
  const key = assertion?.key ?? response?.key;
  if (statement === undefined || key === undefined || statement.name !== "Assertion") return undefined;
  const both = outer !== undefined && inner !== undefined;
  const element = both ? "both" : outer === undefined ? "Assertion" : "Response";
  return {
    response: outer,
    assertion: statement,
    signedBy: { certificateSha256: key.certificate.sha256, element },
  };
}

function reparse(bytes: Uint8Array): Element | undefined {
  const parsed = parseXml(bytes);
  if (parsed.document === undefined) return undefined;
  try {
    return readTree(parsed.document.root);
  } finally {
    parsed.document.dispose();
  }
}

function malformed(reason: string, line: number | undefined): Diagnostic {
  return diagnostic("response.malformed", {
    detail: `${reason}. The message was cut or changed on its way.`,
    ...(line === undefined ? {} : { path: `line ${line}` }),
  });
}

function tooDeep(): Diagnostic {
  return diagnostic("response.too-complex", {
    detail: "Elements lie deeper within each other than any login needs.",
    want: `at most ${limits.depth} levels`,
  });
}

function notResponse(root: Element): Diagnostic {
  const bare = root.ns === namespaces.assertion && root.name === "Assertion";
  return diagnostic("response.not-response", {
    detail: bare
      ? "This is the bare Assertion. The whole Response around it is needed, as the browser posts it."
      : "Capture the form field SAMLResponse that the browser posts after the sign-in.",
    path: `/${root.name}`,
    want: `{${namespaces.protocol}}Response`,
    got: `{${root.ns}}${root.name}`.slice(0, 200),
  });
}
