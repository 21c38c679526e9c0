import type { Announcement, AnnouncementRole, AnnouncementStep } from "./announcement.ts";
import type { LandingPage } from "./facts.ts";
import { announcementWords } from "./words/index.ts";

/** How one kind of document writes the parts of an announcement. */
interface Style {
  title: (text: string) => string;
  heading: (text: string) => string;
  text: (text: string) => string;
  url: (url: string) => string;
  role: (role: AnnouncementRole, colon: string) => string;
}

const plain: Style = {
  title: (text) => text,
  heading: (text) => `${text}\n${"-".repeat(width(text))}`,
  text: (text) => text,
  url: (url) => url,
  role: ({ name, facts }, colon) =>
    [`* ${name}`, ...facts.map(({ label, value }) => `  ${label}${colon}${value}`)].join("\n"),
};

/** Columns in a fixed-width font: a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);
}

/** A group such as `AI_*` is a name, not emphasis; an angle bracket begins no HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/&/g, "&amp;");
}

const markdown: Style = {
  title: (text) => `# ${escaped(text)}`,
  heading: (text) => `## ${escaped(text)}`,
  text: escaped,
  url: (url) => `<${url.replace(/[<>\s]/g, (character) => encodeURIComponent(character))}>`,
  role: ({ name, facts }, colon) =>
    [
      `- **${escaped(name)}**`,
      ...facts.map(({ label, value }) => `  - ${escaped(label)}${colon}${escaped(value)}`),
    ].join("\n"),
};

function step({ text, addresses }: AnnouncementStep, number: number, style: Style): string {
  const colon = (region: string | undefined) => (region === undefined ? "" : `${style.text(region)}: `);
  const address = ({ region, url }: LandingPage) => `   ${colon(region)}${style.url(url)}`;
  // Two blanks at a line's end keep the address on a line of its own in Markdown; here an empty line does.
  const lines = [`${number}. ${style.text(text)}`, ...addresses.map(address)];
  return lines.join(style === markdown ? "\n\n" : "\n");
}

function render(given: Announcement, style: Style): string {
  const { colon } = announcementWords[given.language];
  const paragraphs = (texts: readonly string[]) => texts.map(style.text);
  const blocks = [
    style.title(given.title),
    ...paragraphs(given.opening),
    style.heading(given.start.title),
    given.start.steps.map((each, index) => step(each, index + 1, style)).join("\n"),
    ...(given.roles.roles.length === 0
      ? []
      : [
          style.heading(given.roles.title),
          ...paragraphs(given.roles.text),
          given.roles.roles.map((role) => style.role(role, colon)).join(style === plain ? "\n\n" : "\n"),
          ...(given.roles.notes.length === 0
            ? []
            : [paragraphs(given.roles.notes).join(style === plain ? "\n" : "\n\n")]),
        ]),
    style.heading(given.later.title),
    ...paragraphs(given.later.text),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** The announcement for a mail or a chat that knows no formatting. */
export function announcementText(given: Announcement): string {
  return render(given, plain);
}

/** The announcement as Markdown, for a wiki; names are escaped, so that they read as they are. */
export function announcementMarkdown(given: Announcement): string {
  return render(given, markdown);
}
