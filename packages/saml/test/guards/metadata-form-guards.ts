import { metadata } from "../support/metadata.ts";
import { signedResponse, signer } from "../support/response.ts";
import { many } from "./altered-message.ts";
import { described, sound } from "./altered-metadata.ts";
import type { Guard } from "./guard.ts";

const gate = "metadata/read-document.ts";
const extended = (content: string) =>
  described(metadata({ signers: [signer], role: `<Extensions>${content}</Extensions>` }));

/** Of metadata: its bytes, its text, its extent, and which entity is meant. */
export const metadataFormGuards: readonly Guard[] = [
  {
    name: "UTF-8",
    stage: "bytes",
    file: "xml/bytes.ts",
    find: "fatal: true",
    by: "fatal: false",
    codes: ["metadata.encoding"],
    message: () => {
      const [head = "", tail = ""] = metadata({ signers: [signer], entity: "<!--?-->" }).split("?");
      // The blank before it makes the gate write the bytes anew, so that they would reach the parser as UTF-8.
      return described(
        Buffer.concat([Buffer.from(` ${head}`), Buffer.from([0xc3, 0x28]), Buffer.from(tail)]),
      );
    },
  },
  {
    name: "declared encoding",
    stage: "text",
    file: gate,
    find: "return wrongEncodingDeclared(text) ?? notXml(text);",
    by: "return notXml(text);",
    codes: ["metadata.encoding"],
    message: () => described(`<?xml version="1.0" encoding="ISO-8859-1"?>${sound}`),
  },
  {
    name: "no web page",
    stage: "text",
    file: gate,
    find: "if (/<(?:!doctype\\s+html|html|head|body|script)\\b/i.test(start)) {",
    by: "if (false) {",
    codes: ["metadata.html"],
    message: () => described("<html><body>Sign in</body></html>"),
    adds: "says that it is a sign-in page; its root is no EntityDescriptor either",
  },
  {
    name: "begins with an element",
    stage: "text",
    file: gate,
    find: 'if (start.startsWith("<")) return undefined;',
    by: "return undefined;",
    codes: ["metadata.not-xml"],
    message: () => described('{"issuer":"https://idp.example.com"}'),
    adds: "says what it is instead; the parser refuses it as well",
  },
  {
    name: "DOCTYPE",
    stage: "text",
    file: gate,
    find: "if (pair === undefined) return doctype(text.slice(at, at + 40));",
    by: "if (pair === undefined) continue;",
    codes: ["metadata.doctype"],
    message: () => described(`<!DOCTYPE EntityDescriptor>${sound}`),
  },
  {
    name: "processing instruction",
    stage: "text",
    file: gate,
    find: 'if (pair[0] === "<?" && !before) return processingInstruction(text.slice(at, at + 40));',
    by: "",
    codes: ["metadata.processing-instruction"],
    // Where nobody looks: the parser's binding cannot walk past one, so elsewhere the check itself would break.
    message: () =>
      described(
        sound.replace(
          "</EntityDescriptor>",
          '<ContactPerson contactType="technical"><?x y?></ContactPerson></EntityDescriptor>',
        ),
      ),
  },
  {
    name: "number of tags",
    stage: "text",
    file: gate,
    find: "count.tags > limits.metadataTags * scale ||",
    by: "",
    codes: ["metadata.too-complex"],
    // In a comment, so that they are no elements of the entity, which has a limit of its own.
    message: () => described(sound.replace("<IDPSSO", `<!--${"<a>".repeat(60_001)}--><IDPSSO`)),
  },
  {
    name: "number of attributes",
    stage: "text",
    file: gate,
    find: "count.attributes > limits.metadataAttributes * scale ||",
    by: "",
    codes: ["metadata.too-complex"],
    message: () => extended(`<x:a xmlns:x="urn:x" ${many(60_001, (at) => `a${at}="1" `)}/>`),
  },
  {
    name: "number of namespaces",
    stage: "text",
    file: gate,
    find: "count.namespaces > limits.namespaces * scale;",
    by: "false;",
    codes: ["metadata.too-complex"],
    message: () => extended(many(4001, (at) => `<x:a xmlns:x="urn:${at}"/>`)),
  },
  {
    name: "depth of the entity",
    stage: "parser",
    file: "metadata/complex-entity.ts",
    find: "if (depth > limits.depth) return tooDeep();",
    by: "",
    codes: ["metadata.too-complex"],
    message: () => extended(`<x:a xmlns:x="urn:x">${"<x:b>".repeat(80)}${"</x:b>".repeat(80)}</x:a>`),
  },
  {
    name: "elements of the entity",
    stage: "parser",
    file: "metadata/complex-entity.ts",
    find: "if (elements > limits.entityElements) return tooMany();",
    by: "",
    codes: ["metadata.too-complex"],
    message: () => extended(`<x:a xmlns:x="urn:x">${"<x:b/>".repeat(5000)}</x:a>`),
  },
  {
    name: "no response",
    stage: "structure",
    file: "metadata/choose-entity.ts",
    find: 'if (!isMetadata(root, "EntitiesDescriptor")) return undefined;',
    by: "",
    codes: ["metadata.is-response"],
    message: () => described(signedResponse()),
    adds: "says what it is; in another root no identity provider is looked for",
  },
  {
    name: "root element",
    stage: "structure",
    file: "metadata/choose-entity.ts",
    find: 'if (!isMetadata(root, "EntitiesDescriptor")) return undefined;',
    by: "",
    codes: ["metadata.wrong-root"],
    message: () => described('<service xmlns="http://www.w3.org/2007/app"/>'),
    adds: "says what it is instead; in another root no identity provider is looked for",
  },
  {
    name: "root in its namespace",
    stage: "structure",
    file: "metadata/choose-entity.ts",
    find: "return element.name === name && element.ns === namespaces.metadata;",
    by: "return element.name === name;",
    codes: ["metadata.wrong-root"],
    message: () =>
      described(
        sound
          .replace("<EntityDescriptor xmlns=", "<x:EntityDescriptor xmlns:x='urn:x' xmlns=")
          .replace("</EntityDescriptor>", "</x:EntityDescriptor>"),
      ),
  },
  {
    name: "the entity that was asked for",
    stage: "structure",
    file: "metadata/check-document.ts",
    find: "if (entity === undefined || (wanted !== undefined && wanted !== found)) {",
    by: "if (entity === undefined) {",
    codes: ["metadata.entity-not-found"],
    message: () => described(sound, { entityId: "https://other.example.com" }),
  },
  {
    name: "one role",
    stage: "structure",
    file: "metadata/rules/document-shape.ts",
    find: "if (count < 2) return [];",
    by: "return [];",
    codes: ["metadata.several-idp-roles"],
    message: () =>
      described(sound.replace(/<IDPSSODescriptor.*<\/IDPSSODescriptor>/s, (role) => role + role)),
  },
];
