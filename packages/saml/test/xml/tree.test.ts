import type { XmlElement } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { LazyElement } from "../../src/xml/lazy-element.ts";
import { parseXml } from "../../src/xml/parse.ts";
import { childElements, type Element, readTree } from "../../src/xml/tree.ts";
import { type Random, randomFrom } from "../fuzz/random.ts";

const prefixes = ["", "a", "b", "__proto__", "constructor"] as const;
const uris = ["urn:1", "urn:2", "urn:3"] as const;

/** An element whose prefixes are declared here and there, over and over, and the default one taken back. */
function write(random: Random, depth: number, known: ReadonlySet<string>): string {
  const own = new Map<string, string>();
  for (const prefix of prefixes) if (random.onceIn(3)) own.set(prefix, random.pick(uris));
  if (random.onceIn(4)) own.set("", "");
  const scope = new Set([...known, ...own.keys(), ""]);
  const usable = prefixes.filter((prefix) => scope.has(prefix));
  const prefix = usable[random.below(usable.length)] ?? "";
  const name = `${prefix === "" ? "" : `${prefix}:`}e`;
  const declared = [...own].map(([key, uri]) => ` xmlns${key === "" ? "" : `:${key}`}="${uri}"`).join("");
  const inside =
    depth === 0 ? "" : Array.from({ length: 3 }, () => write(random, depth - 1, scope)).join("<!-- -->");
  return `<${name}${declared} xml:lang="en" x="${prefix}">${inside}</${name}>`;
}

function namesOf(element: Element): string[] {
  return [element.ns, ...element.children.flatMap(namesOf)];
}

/** The namespace names as the parser gives them, one by one. */
function parsersNames(element: XmlElement): string[] {
  return [element.namespaceUri, ...childElements(element).flatMap(parsersNames)];
}

/** Everything of an element and all below it. */
function whole({ ns, name, attributes, text, children }: Element): unknown {
  return [ns, name, attributes, text, children.map(whole)];
}

describe("an element read when it is asked for", () => {
  it("says the same as the plain tree, in whatever order it is asked", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const text = write(randomFrom(seed), 3, new Set()).replaceAll(
        "<!-- -->",
        "t<![CDATA[<]]>&amp;<!-- -->",
      );
      const { document, fault } = parseXml(Buffer.from(text));
      if (document === undefined) throw new Error(fault.reason);
      const plain = whole(readTree(document.root));
      const lazy = new LazyElement(document.root);
      expect(namesOf(lazy), `seed ${seed}`).toEqual(parsersNames(document.root));
      expect(whole(lazy), `seed ${seed}`).toEqual(plain);
      expect(whole(new LazyElement(document.root)), `seed ${seed}`).toEqual(plain);
      document.dispose();
    }
  });
});

describe("the plain tree", () => {
  it("has the parser's own namespace name on every element", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { document, fault } = parseXml(Buffer.from(write(randomFrom(seed), 3, new Set())));
      if (document === undefined) throw new Error(fault.reason);
      expect(namesOf(readTree(document.root)), `seed ${seed}`).toEqual(parsersNames(document.root));
      document.dispose();
    }
  });

  it("is not made from a prefix nobody declared", () => {
    expect(parseXml(Buffer.from('<a xmlns="urn:1"><b:c/></a>')).fault).toBeDefined();
  });
});
