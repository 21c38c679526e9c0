import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { delimiterOf } from "@modelstudio-sso/federation/rules";

/** Cells by row, or why there are none. */
export interface TableRead {
  table: string[][];
  findings: Diagnostic[];
}

const unreadable = (detail: string, got: string, path?: string): TableRead => ({
  table: [],
  findings: [diagnostic("csv.unreadable", { detail, want: "a CSV file in UTF-8", got, path })],
});

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte);

interface Decoded {
  text: string;
  findings: Diagnostic[];
}

function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder("utf-16le").decode(bytes), findings: [] };
  if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder("utf-16be").decode(bytes), findings: [] };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), findings: [] };
  } catch {
    const detail = "Chinese editions of Excel save so. Look at the names below before you take them over.";
    const found = diagnostic("csv.encoding", { detail, want: "UTF-8", got: "read as GB18030" });
    return { text: new TextDecoder("gb18030").decode(bytes), findings: [found] };
  }
}

/** Words of what comes in by mistake, by its first bytes. */
function mistaken(bytes: Uint8Array): TableRead | undefined {
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return unreadable("Save the workbook as CSV UTF-8 in Excel and bring that file.", "an Excel workbook");
  }
  return undefined;
}

const quoteProblems: Record<string, string> = {
  MissingQuotes: "A quote is opened here and never closed.",
  InvalidQuotes: "A quote inside a cell must be written twice.",
};

/**
 * Reads the bytes of a CSV file: a byte-order mark, UTF-16, GB18030, semicolons, tabs and Excel's `sep=` line are
 * understood. Row numbers stay those of the spreadsheet, so empty rows are kept.
 */
export async function readTable(bytes: Uint8Array): Promise<TableRead> {
  const wrong = mistaken(bytes);
  if (wrong !== undefined) return wrong;
  const { text, findings } = decode(bytes);
  if (text.includes("\0")) return unreadable("This is no text.", "bytes that are no text");
  if (text.trim() === "") return unreadable("There is nothing in it.", "an empty file");
  const { default: papa } = await import("papaparse");
  const delimiter = delimiterOf(text);
  const { data, errors } = papa.parse<string[]>(text.replace(/^sep=.\r?\n/i, ""), { delimiter });
  const problem = errors.find(({ type }) => type === "Quotes");
  if (problem !== undefined) {
    const detail = quoteProblems[problem.code] ?? problem.message;
    return unreadable(detail, problem.code, `row ${(problem.row ?? 0) + 1}`);
  }
  return { table: data, findings };
}
