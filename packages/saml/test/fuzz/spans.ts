/** An element of a text: from `<` of its start tag to behind its end tag. */
export interface Span {
  readonly name: string;
  readonly from: number;
  /** Behind the start tag. */
  readonly inner: number;
  /** Where the content ends. */
  readonly until: number;
  readonly to: number;
}

const tag = /<(\/?)([A-Za-z_][\w:.-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g;

/** The elements of a text in the order of their ends; of broken texts as many as fit together. */
export function spansOf(xml: string): Span[] {
  const open: { name: string; from: number; inner: number }[] = [];
  const found: Span[] = [];
  for (const match of xml.matchAll(tag)) {
    const [text, slash, name = "", empty] = match;
    const to = match.index + text.length;
    if (slash === "/") {
      const start = open.pop();
      if (start?.name === name) found.push({ ...start, until: match.index, to });
    } else if (empty === "/") found.push({ name, from: match.index, inner: to, until: to, to });
    else open.push({ name, from: match.index, inner: to });
  }
  return found;
}
