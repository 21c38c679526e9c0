/** How much markup a text holds, counted without parsing it; an upper bound of what a parser will make. */
export interface MarkupCount {
  readonly tags: number;
  readonly attributes: number;
  readonly namespaces: number;
  /** Elements within each other, at most: an empty element counts as open. Infinity where that cannot be told. */
  readonly nesting: number;
}

const [slash, bang] = [0x2f, 0x21];

/** Counts `<`, quoted values after `=` and `xmlns` in linear time. Text content may add to the counts. */
export function countMarkup(text: string): MarkupCount {
  let tags = 0;
  let open = 0;
  let nesting = 0;
  let attributes = 0;
  let namespaces = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    tags += 1;
    const next = text.charCodeAt(at + 1);
    open += next === slash ? -1 : 1;
    // What is no tag may look like one: comments, CDATA, and a processing instruction that closes what is not open.
    if (next === bang || open < 0) open = Number.POSITIVE_INFINITY;
    if (open > nesting) nesting = open;
  }
  for (let at = text.indexOf("="); at >= 0; at = text.indexOf("=", at + 1)) {
    const quote = text.charCodeAt(at + 1);
    if (quote === 0x22 || quote === 0x27 || quote <= 0x20) attributes += 1;
  }
  for (let at = text.indexOf("xmlns"); at >= 0; at = text.indexOf("xmlns", at + 5)) namespaces += 1;
  return { tags, attributes, namespaces, nesting };
}
