const names: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for an element or an attribute. What XML 1.0 cannot hold, and other controls, become U+FFFD. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[&<>"'\p{Cc}\ufffe\uffff]/gu, (sign) => names[sign] ?? "\ufffd");
}
