/** Characters that XML 1.0 cannot carry at all, escaped or not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming these characters is the purpose
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A value made safe for element text and for attributes in either kind of quotes. */
export function escapeXml(value: string): string {
  return value.replaceAll(impossible, "").replaceAll(/[&<>"'\t\n\r]/g, (found) => entities[found] ?? "");
}

/** Attributes in the given order; undefined ones are left out. */
export function attributes(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");
}
