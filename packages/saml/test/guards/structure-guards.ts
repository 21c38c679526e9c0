import { assertionXml } from "../support/response.ts";
import { aside, inBox, judge, xml } from "./altered-message.ts";
import type { Guard } from "./guard.ts";

const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? "";

/** Of a response: which elements there are, and the schema. */
export const structureGuards: readonly Guard[] = [
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
