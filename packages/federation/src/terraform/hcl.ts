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

const isMap = (of: HclValue) => typeof of === "object" && "map" in of;

/** One resource block as `terraform fmt` writes it: names aligned, but not those of maps. */
export function hclBlock(block: HclBlock): string {
  const entries = Object.entries(block.arguments);
  const width = Math.max(...entries.map(([name, of]) => (isMap(of) ? 0 : name.length)));
  const lines = entries.map(([name, of]) => `  ${isMap(of) ? name : name.padEnd(width)} = ${value(of)}`);
  return `resource "${block.type}" "${block.name}" {\n${lines.join("\n")}\n}\n`;
}

/** An import block, by which Terraform takes over what exists. Source: Terraform language, "Import" (1.5 and newer). */
export function importBlock(type: string, name: string, id: string): string {
  return `import {\n  to = ${type}.${name}\n  id = ${quoted(id)}\n}\n`;
}

/** A resource's local name: letters, digits, `_` and `-`, not a digit first. Source: Terraform language, "Identifiers". */
export function hclName(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9_-]/g, "_");
  return /^[A-Za-z_]/.test(clean) ? clean : `_${clean}`;
}
