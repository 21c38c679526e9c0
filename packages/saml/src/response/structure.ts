import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { namespaces } from "../xml/namespaces.ts";
import { childrenOf, type Element, everyElement } from "../xml/tree.ts";

/** Where the parts of a response are, and every finding about their number and place. */
export interface Structure {
  /** The one assertion, child of the response; undefined where there is none or its place is wrong. */
  readonly assertion: Element | undefined;
  readonly diagnostics: Diagnostic[];
}

/** Counts the parts of a response everywhere in the tree: whatever lies where it should not, refuses. */
export function readStructure(response: Element): Structure {
  const { assertion, protocol, signature } = namespaces;
  const everything = [...everyElement(response)];
  const named = (ns: string, name: string) =>
    everything.filter((found) => found.ns === ns && found.name === name);
  const own = childrenOf(response, assertion, "Assertion");
  const all = named(assertion, "Assertion");
  const encrypted = ["EncryptedAssertion", "EncryptedID", "EncryptedAttribute"].flatMap((name) =>
    named(assertion, name),
  );
  const signatures = named(signature, "Signature");
  const owned = [response, ...own].flatMap((parent) =>
    childrenOf(parent, signature, "Signature").slice(0, 1),
  );
  const diagnostics = [
    ...several(own.length),
    ...encryption(encrypted),
    ...(own.length === 0 && encrypted.length === 0 ? missing(all.length) : []),
    ...misplaced("response.assertion.misplaced", all.length - own.length),
    ...misplaced("response.signature.misplaced", signatures.length - owned.length),
    ...nested(everything.filter((found) => found.ns === protocol && isMessage(found.name)).length - 1),
    ...duplicateIds(everything),
    ...signatures.filter(overloaded).slice(0, 1).map(overload),
  ];
  return { assertion: own.length === 1 ? own[0] : undefined, diagnostics };
}

function isMessage(name: string): boolean {
  return name.endsWith("Response") || name.endsWith("Request");
}

/** A real signature has about twenty elements; thousands of references are a way to burn time. */
const mostSignatureElements = 200;

function overloaded(signature: Element): boolean {
  let count = 0;
  for (const _ of everyElement(signature)) count += 1;
  return count > mostSignatureElements;
}

function overload(): Diagnostic {
  return diagnostic("response.too-complex", {
    detail: "A signature holds more than any signature needs.",
    path: "/Response//Signature",
    want: `at most ${mostSignatureElements} elements`,
  });
}

function several(count: number): Diagnostic[] {
  if (count < 2) return [];
  return [
    diagnostic("response.assertion.several", {
      detail: "Which of them counts cannot be told safely.",
      path: "/Response",
      want: "1",
      got: String(count),
    }),
  ];
}

function missing(elsewhere: number): Diagnostic[] {
  return [
    diagnostic("response.assertion.missing", {
      detail: "Without an assertion nobody is signed in. If the status is not Success, that is why.",
      path: "/Response",
      want: "1 Assertion in the Response",
      got: elsewhere === 0 ? "none" : `none in the Response, ${elsewhere} elsewhere`,
    }),
  ];
}

function encryption(found: readonly Element[]): Diagnostic[] {
  const [first] = found;
  if (first === undefined) return [];
  return [
    diagnostic("response.encrypted", {
      detail:
        "Alibaba Cloud's role-based SSO publishes no encryption certificate and cannot decrypt. Switch assertion encryption off for this application; the way is protected by TLS.",
      path: `/Response/${first.name}`,
      want: "Assertion",
      got: first.name,
    }),
  ];
}

function misplaced(
  code: "response.assertion.misplaced" | "response.signature.misplaced",
  count: number,
): Diagnostic[] {
  if (count === 0) return [];
  return [
    diagnostic(code, {
      detail:
        "This is how a genuine signature is wrapped around a forged statement. If your identity provider sends it by itself, switch that feature off.",
      path: "/Response",
      want:
        code === "response.assertion.misplaced"
          ? "assertions in the Response alone"
          : "one signature each in Response and Assertion",
      got: `${count} elsewhere`,
    }),
  ];
}

function nested(count: number): Diagnostic[] {
  if (count === 0) return [];
  return [
    diagnostic("response.nested-message", {
      detail: "A response holds no other SAML message.",
      path: "/Response",
      want: "none",
      got: String(count),
    }),
  ];
}

/** Any attribute called ID counts, in any spelling and namespace: another reader may take it for one. */
function duplicateIds(everything: readonly Element[]): Diagnostic[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const element of everything) {
    for (const { name, value } of element.attributes) {
      if (name.toLowerCase() !== "id") continue;
      if (seen.has(value)) twice.add(value);
      seen.add(value);
    }
  }
  return [...twice].slice(0, 3).map((id) =>
    diagnostic("response.id.duplicate", {
      detail:
        "A signature names what it covers by ID; with two of them it cannot be told which one is meant.",
      path: "/Response",
      want: "every ID once",
      got: id.slice(0, 100),
    }),
  );
}
