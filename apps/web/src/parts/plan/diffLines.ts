/** One line of a diff. */
export interface DiffLine {
  sign: " " | "+" | "-";
  text: string;
}

/** The lines of two texts side by side in order: kept, taken away, added. Longest common subsequence. */
export function diffLines(before: string | null, after: string | null): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const common = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      lines.push({ sign: " ", text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ sign: "-", text: left });
      i += 1;
    } else if (right !== undefined) {
      lines.push({ sign: "+", text: right });
      j += 1;
    }
  }
  return lines;
}

/** `null` is a text that is not there, which differs from an empty one. */
function linesOf(text: string | null): string[] {
  return text === null ? [] : pretty(text).split("\n");
}

/** Policies come as JSON text; laid out, a change in them is a line and not the whole. */
function pretty(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Length of the longest common subsequence of every pair of tails. */
function commonLengths(a: string[], b: string[]): number[][] {
  const table: number[][] = Array.from({ length: a.length + 1 }, () => Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row === undefined) continue;
      row[j] =
        a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}
