import { codewordsOf, type Layout, layoutFor } from "./codewords.ts";

/** `true` is dark. */
export type Modules = boolean[][];

/** The eight masks of ISO/IEC 18004, table 10. */
const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** A grid on which function patterns are drawn first; what is left takes the codewords. */
class Grid {
  readonly dark: Modules;
  readonly taken: boolean[][];
  readonly layout: Layout;

  constructor(layout: Layout) {
    this.layout = layout;
    const rows = () => Array.from({ length: layout.size }, () => Array<boolean>(layout.size).fill(false));
    this.dark = rows();
    this.taken = rows();
  }

  set(row: number, column: number, dark: boolean): void {
    const [darkRow, takenRow] = [this.dark[row], this.taken[row]];
    if (darkRow === undefined || takenRow === undefined || column < 0 || column >= this.layout.size) return;
    darkRow[column] = dark;
    takenRow[column] = true;
  }
}

/** Rings around a centre: finder patterns have radius 4 with their quiet border, alignment patterns 2. */
function rings(grid: Grid, centre: { row: number; column: number }, radius: 2 | 4): void {
  for (let down = -radius; down <= radius; down += 1) {
    for (let right = -radius; right <= radius; right += 1) {
      const ring = Math.max(Math.abs(down), Math.abs(right));
      const dark = radius === 4 ? ring !== 2 && ring !== 4 : ring !== 1;
      grid.set(centre.row + down, centre.column + right, dark);
    }
  }
}

/** Centres of alignment patterns along one side. ISO/IEC 18004, annex E. */
function alignments({ version, size }: Layout): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const centres = [6];
  for (let at = size - 7; centres.length < count; at -= step) centres.splice(1, 0, at);
  return centres;
}

function functionPatterns(grid: Grid): void {
  const { size } = grid.layout;
  for (let at = 0; at < size; at += 1) {
    grid.set(6, at, at % 2 === 0);
    grid.set(at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    rings(grid, { row, column }, 4);
  const centres = alignments(grid.layout);
  const last = centres.at(-1);
  for (const row of centres) {
    for (const column of centres) {
      const finder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6);
      if (!finder) rings(grid, { row, column }, 2);
    }
  }
}

/** Remainder of a BCH code, behind its data. */
function withCheck(data: number, { polynomial, bits }: { polynomial: number; bits: number }): number {
  let remainder = data;
  for (let step = 0; step < bits; step += 1) {
    remainder = (remainder << 1) ^ ((remainder >>> (bits - 1)) * polynomial);
  }
  return (data << bits) | remainder;
}

/** Level M and the mask, twice. ISO/IEC 18004, 7.9. */
function formatInformation(grid: Grid, mask: number): void {
  const { size } = grid.layout;
  const bits = withCheck(mask, { polynomial: 0x537, bits: 10 }) ^ 0x5412;
  const bit = (index: number) => ((bits >>> index) & 1) === 1;
  for (let index = 0; index < 15; index += 1) {
    const down = index < 6 ? index : index < 8 ? index + 1 : size - 15 + index;
    grid.set(down, 8, bit(index));
    const across = index < 8 ? size - 1 - index : index === 8 ? 7 : 14 - index;
    grid.set(8, across, bit(index));
  }
  grid.set(size - 8, 8, true);
}

/** From version 7 on, twice. ISO/IEC 18004, 7.10. */
function versionInformation(grid: Grid): void {
  const { version, size } = grid.layout;
  if (version < 7) return;
  const bits = withCheck(version, { polynomial: 0x1f25, bits: 12 });
  for (let index = 0; index < 18; index += 1) {
    const dark = ((bits >>> index) & 1) === 1;
    const [along, across] = [Math.floor(index / 3), size - 11 + (index % 3)];
    grid.set(along, across, dark);
    grid.set(across, along, dark);
  }
}

/** Two columns at a time, from the right, up and down in turn; the upright timing pattern is stepped over. */
function layCodewords(grid: Grid, codewords: readonly number[]): void {
  const { size } = grid.layout;
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upwards = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        const darkRow = grid.dark[row];
        if (darkRow === undefined || grid.taken[row]?.[column] === true) continue;
        darkRow[column] = (((codewords[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1;
        at += 1;
      }
    }
  }
}

function masked(grid: Grid, mask: number): Modules {
  formatInformation(grid, mask);
  const inverts = masks[mask] ?? (() => false);
  return grid.dark.map((line, row) =>
    line.map((dark, column) => (grid.taken[row]?.[column] === true ? dark : dark !== inverts(row, column))),
  );
}

/** How hard a grid is to read: long runs, blocks, and a lopsided share of dark. After ISO/IEC 18004, 7.8.3. */
function penalty(modules: Modules): number {
  const columns = modules.map((_line, index) => modules.map((line) => line[index] === true));
  let sum = 0;
  for (const line of [...modules, ...columns]) {
    const text = line.map((dark) => (dark ? "1" : "0")).join("");
    for (const [run] of text.matchAll(/1{5,}|0{5,}/g)) sum += run.length - 2;
    for (const [index] of line.entries()) {
      const part = text.slice(index, index + 11);
      if (part === "10111010000" || part === "00001011101") sum += 40;
    }
  }
  for (const [row, line] of modules.entries()) {
    for (const [column, dark] of line.entries()) {
      const next = modules[row + 1];
      if (line[column + 1] === dark && next?.[column] === dark && next[column + 1] === dark) sum += 3;
    }
  }
  const dark = modules.flat().filter(Boolean).length / modules.length ** 2;
  return sum + Math.floor(Math.abs(dark * 100 - 50) / 5) * 10;
}

/** A text as a QR code: byte mode, level M, the mask that is easiest to read. */
export function qrModules(text: string): Modules {
  const bytes = new TextEncoder().encode(text);
  const grid = new Grid(layoutFor(bytes.length));
  functionPatterns(grid);
  formatInformation(grid, 0);
  versionInformation(grid);
  layCodewords(grid, codewordsOf(bytes, grid.layout));
  const tries = masks.map((_mask, index) => masked(grid, index));
  const [first = [], ...others] = tries;
  return others.reduce((best, next) => (penalty(next) < penalty(best) ? next : best), first);
}
