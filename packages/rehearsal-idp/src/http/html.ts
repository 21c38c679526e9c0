/** HTML that was made by `html` and needs no further escaping. */
export class SafeHtml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = SafeHtml | string | number | undefined | false | readonly SafeHtml[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template whose values are escaped; only `SafeHtml` is taken as it is. */
export function html(parts: TemplateStringsArray, ...values: Value[]): SafeHtml {
  return new SafeHtml(parts.map((part, index) => part + write(values[index])).join(""));
}

function write(value: Value): string {
  if (value === undefined || value === false) return "";
  if (value instanceof SafeHtml) return value.text;
  if (typeof value === "object") return value.map((one) => one.text).join("\n");
  return String(value).replaceAll(/[&<>"']/g, (found) => entities[found] ?? "");
}
