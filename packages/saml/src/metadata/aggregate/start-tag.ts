/** A start tag as written. */
export interface StartTag {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly empty: boolean;
}

const tagName = /^<([^\s/>="'<]+)/;
const nextAttribute = /\s+([^\s/>="'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>$/y;

/** Reads `<name a="b">` strictly, values with their references resolved; undefined where it is not well-formed. */
export function readStartTag(text: string): StartTag | undefined {
  const name = tagName.exec(text)?.[1];
  if (name === undefined) return undefined;
  const attributes: [string, string][] = [];
  let at = name.length + 1;
  for (;;) {
    nextAttribute.lastIndex = at;
    const found = nextAttribute.exec(text);
    if (found === null) break;
    const value = unescapeXml(found[2] ?? found[3] ?? "");
    const key = found[1] ?? "";
    if (value === undefined || attributes.some(([known]) => known === key)) return undefined;
    attributes.push([key, value]);
    at = nextAttribute.lastIndex;
  }
  tagEnd.lastIndex = at;
  const end = tagEnd.exec(text);
  return end === null ? undefined : { name, attributes, empty: end[1] === "/" };
}

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Undefined where a reference is none of the five of XML and no character. */
function unescapeXml(text: string): string | undefined {
  let sound = true;
  const value = text.replaceAll(/\r\n?|[\t\n]/g, " ").replaceAll(/&([^;]*;?)/g, (_, inner: string) => {
    const name = inner.slice(0, -1);
    const code = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name);
    const number = code === null ? Number.NaN : Number.parseInt(code[1] ?? code[2] ?? "", code[1] ? 16 : 10);
    const found = number <= 0x10ffff ? String.fromCodePoint(number) : named.get(name);
    if (found === undefined || !inner.endsWith(";")) sound = false;
    return found ?? "";
  });
  return sound ? value : undefined;
}
