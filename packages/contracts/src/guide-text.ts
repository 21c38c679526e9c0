import type { Guide } from "./guide.ts";

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `   ${line}`)
    .join("\n");
}

/** The guide as plain text with its files, for a mail to somebody who opens neither the page nor a terminal. */
export function guideText(guide: Guide): string {
  const value = (id: string) =>
    guide.values.filter((entry) => entry.id === id).map((entry) => `${entry.label}: ${entry.value}`);
  const file = (id: string) =>
    guide.configurations
      .filter((entry) => entry.id === id)
      .map((entry) => `[${entry.filename}] ${entry.title}. ${entry.howToImport}`);
  const steps = guide.steps.map((step, index) =>
    [
      `${index + 1}. ${step.title}`,
      indented([step.text, ...step.values.flatMap(value), ...step.configurations.flatMap(file)].join("\n")),
    ].join("\n"),
  );
  const used = new Set(guide.steps.flatMap((step) => step.values));
  const rest = guide.values.filter(({ id }) => !used.has(id)).flatMap(({ id }) => value(id));
  const blocks = [
    [guide.vendorName, guide.summary],
    guide.warnings.map(({ text }) => `! ${text}`),
    guide.roleValues.map((row) => `${row.groups.join(", ")} -> ${row.value}`),
    steps,
    rest,
    guide.sources.map(({ title, url }) => `${title}: ${url}`),
    ...guide.configurations.map(({ filename, content }) => [`--- ${filename} ---`, content.trimEnd()]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
