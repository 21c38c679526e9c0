import { type Guide, type GuideLocale, guideVendorIds } from "@modelstudio-sso/contracts";
import { sampleGuide } from "./sample.ts";
import { pageWords } from "./words.ts";

const languages: Record<string, string> = {
  "application/json": "json",
  "application/xml": "xml",
  "application/samlmetadata+xml": "xml",
  "application/yaml": "yaml",
  "application/x-httpd-php": "php",
  "application/x-sh": "sh",
  "text/javascript": "js",
  "text/csv": "csv",
};

/** Text as Markdown shows it: no markup of its own. */
function prose(text: string): string {
  return text.replace(
    /[<>&*_`[\]]/g,
    (sign) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[sign] ?? `\\${sign}`,
  );
}

/** Code in a line, whatever backticks it holds. */
function code(text: string): string {
  return text.includes("`") ? `<code>${prose(text)}</code>` : `\`${text}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function valueLine(guide: Guide, id: string): string[] {
  const value = guide.values.find((entry) => entry.id === id);
  if (value === undefined) return [];
  const shown = value.kind === "literal" ? code(value.value) : prose(value.value);
  const note = value.note === undefined ? "" : ` (${prose(value.note)})`;
  return [`   - **${prose(value.label)}**: ${shown}${note}`];
}

function steps(guide: Guide): string {
  return guide.steps
    .map((step, index) => {
      const files = step.configurations.flatMap((id) => {
        const file = guide.configurations.find((entry) => entry.id === id);
        return file === undefined ? [] : [`   - ${code(file.filename)}: ${prose(file.title)}`];
      });
      const lines = [...step.values.flatMap((id) => valueLine(guide, id)), ...files];
      return [`${index + 1}. **${prose(step.title)}.** ${prose(step.text)}`, ...lines].join("\n");
    })
    .join("\n");
}

function files(guide: Guide): string {
  return guide.configurations
    .map((file) => {
      const fence = "`".repeat(
        Math.max(3, ...(file.content.match(/`+/g) ?? []).map((run) => run.length + 1)),
      );
      return `### ${prose(file.title)}\n\n${code(file.filename)}. ${prose(file.howToImport)}\n\n${fence}${languages[file.mediaType] ?? "text"}\n${file.content.trimEnd()}\n${fence}`;
    })
    .join("\n\n");
}

function list(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${heading}\n\n${items.map((item) => `- ${item}`).join("\n")}`];
}

/** One page of docs/guides. */
export function guidePage(guide: Guide): string {
  const words = pageWords[guide.locale];
  const other = guide.locale === "en" ? `zh-CN/${guide.vendor}.md` : `../${guide.vendor}.md`;
  const roles = guide.roleValues.map(
    (row) =>
      `| ${row.groups.map((group) => cell(code(group))).join(", ")} | ${cell(row.role)} | ${cell(code(row.value))} |`,
  );
  const abilities = guide.abilities.map(
    (ability) =>
      `| ${cell(prose(ability.label))} | ${words.answers[ability.answer]}${ability.note === undefined ? "" : `. ${cell(prose(ability.note))}`} |`,
  );
  const inSteps = new Set(guide.steps.flatMap((step) => step.values));
  const rest = guide.values
    .filter((value) => !inSteps.has(value.id))
    .flatMap((value) => valueLine(guide, value.id));
  return `${[
    `<!-- ${words.generated} -->`,
    `# ${prose(guide.vendorName)}`,
    `[${words.other}](${other})`,
    prose(guide.summary),
    words.documentedBy[guide.documentedBy],
    words.sample,
    ...list(
      words.headings.warnings,
      guide.warnings.map(({ text }) => prose(text)),
    ),
    `## ${words.headings.roles}\n\n| ${words.columns.group} | ${words.columns.role} | ${words.columns.value} |\n| --- | --- | --- |\n${roles.join("\n")}`,
    `## ${words.headings.steps}\n\n${steps(guide)}`,
    `## ${words.headings.values}\n\n${rest.map((line) => line.trimStart()).join("\n")}`,
    `## ${words.headings.files}\n\n${files(guide)}`,
    `## ${words.headings.abilities}\n\n| ${words.columns.ability} | ${words.columns.answer} |\n| --- | --- |\n${abilities.join("\n")}`,
    ...list(words.headings.unverified, guide.unverified.map(prose)),
    ...list(
      words.headings.sources,
      guide.sources.map(({ title, url }) => `[${prose(title)}](${url})`),
    ),
  ].join("\n\n")}\n`;
}

function index(locale: GuideLocale): string {
  const words = pageWords[locale];
  const rows = guideVendorIds.map((vendor) => {
    const guide = sampleGuide(vendor, locale);
    return `| [${prose(guide.vendorName)}](${vendor}.md) | ${prose(guide.summary)} | ${words.documentedBy[guide.documentedBy]} |`;
  });
  const other = locale === "en" ? "zh-CN/README.md" : "../README.md";
  return `<!-- ${words.generated} -->\n\n# ${words.index}\n\n[${words.other}](${other})\n\n${words.indexLead}\n\n| | | |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

/** Every page under docs/guides, by its path there. */
export function guidePages(): Map<string, string> {
  const pages = new Map([
    ["README.md", index("en")],
    ["zh-CN/README.md", index("zh-CN")],
  ]);
  for (const vendor of guideVendorIds) {
    pages.set(`${vendor}.md`, guidePage(sampleGuide(vendor, "en")));
    pages.set(`zh-CN/${vendor}.md`, guidePage(sampleGuide(vendor, "zh-CN")));
  }
  return pages;
}
