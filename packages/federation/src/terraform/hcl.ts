/** A value of Terraform's language: text, number, an expression as it stands, text over several lines, a map. */
export type HclValue =
  | string
  | number
  | { expression: string }
  | { heredoc: string }
  | { map: Readonly<Record<string, string>> };

export interface HclBlock {
  type: string;
  name: string;
  arguments: Readonly<Record<string, HclValue>>;
}

/**
 * `${` and `%{` would start an interpolation; doubling their first character makes them text. Source: Terraform
 * language, "Strings and Templates".
 */
function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => `${sign}${sign}`);
}

/** Quoted text. */
export function quoted(text: string): string {
  return literal(JSON.stringify(text));
}

function heredoc(text: string): string {
  return `<<-EOT\n${literal(text)
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n")}\n  EOT`;
}

function value(of: HclValue): string {
  if (typeof of === "string") return quoted(of);
  if (typeof of === "number") return String(of);
  if ("expression" in of) return of.expression;
  if ("heredoc" in of) return heredoc(of.heredoc);
  const entries = Object.entries(of.map).map(([key, text]) => `    ${quoted(key)} = ${quoted(text)}`);
  return `{\n${entries.join("\n")}\n  }`;
}

/** One resource block, arguments aligned as `terraform fmt` does it for single lines. */
export function hclBlock(block: HclBlock): string {
  const names = Object.keys(block.arguments);
  const width = Math.max(...names.map((name) => name.length));
  const lines = Object.entries(block.arguments).map(([name, of]) => `  ${name.padEnd(width)} = ${value(of)}`);
  return `resource "${block.type}" "${block.name}" {\n${lines.join("\n")}\n}\n`;
}

/** A resource's local name: letters, digits, `_` and `-`, not a digit first. Source: Terraform language, "Identifiers". */
export function hclName(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9_-]/g, "_");
  return /^[A-Za-z_]/.test(clean) ? clean : `_${clean}`;
}
