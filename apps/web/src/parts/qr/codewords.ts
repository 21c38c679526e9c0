import { errorCorrection } from "./reedSolomon.ts";

/** Versions 1 to 20 at level M: error correction codewords of a block, and blocks. ISO/IEC 18004, table 9. */
const correction = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

export interface Layout {
  version: number;
  /** Modules of one side. */
  size: number;
  correction: number;
  blocks: number;
  codewords: number;
}

/** Modules that are left for codewords, counted as the standard lays the others out. */
function dataModules(version: number): number {
  const aligned = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const patterns = aligned === 0 ? 0 : (25 * aligned - 10) * aligned - 55;
  return (16 * version + 128) * version + 64 - patterns - (version < 7 ? 0 : 36);
}

function layoutOf(version: number): Layout {
  return {
    version,
    size: version * 4 + 17,
    correction: correction[version - 1] ?? 0,
    blocks: blocks[version - 1] ?? 0,
    codewords: Math.floor(dataModules(version) / 8),
  };
}

const countBits = (version: number) => (version < 10 ? 8 : 16);

/** The smallest version that takes so many bytes. Throws where none of the twenty does. */
export function layoutFor(bytes: number): Layout {
  for (let version = 1; version <= correction.length; version += 1) {
    const layout = layoutOf(version);
    const room = (layout.codewords - layout.correction * layout.blocks) * 8;
    if (4 + countBits(version) + bytes * 8 <= room) return layout;
  }
  throw new Error(`A QR code of at most version ${correction.length} does not take ${bytes} bytes.`);
}

/** Bits of the byte mode: mode, count, data, terminator, padding. ISO/IEC 18004, 7.4.5 and 7.4.10. */
function dataCodewords(bytes: Uint8Array, layout: Layout): number[] {
  const room = layout.codewords - layout.correction * layout.blocks;
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, countBits(layout.version));
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, room * 8 - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  const words: number[] = [];
  for (let at = 0; at < bits.length; at += 8) words.push(Number.parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let pad = 0xec; words.length < room; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** All codewords in the order in which they are laid out: the blocks' data in turn, then their correction in turn. */
export function codewordsOf(bytes: Uint8Array, layout: Layout): number[] {
  const data = dataCodewords(bytes, layout);
  const longer = data.length % layout.blocks;
  const length = Math.floor(data.length / layout.blocks);
  const parts: { data: number[]; correction: number[] }[] = [];
  for (let index = 0, at = 0; index < layout.blocks; index += 1) {
    const own = data.slice(at, at + length + (index < layout.blocks - longer ? 0 : 1));
    parts.push({ data: own, correction: errorCorrection(own, layout.correction) });
    at += own.length;
  }
  const inTurn = (rows: number[][]) =>
    Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) =>
      rows.flatMap((row) => (column < row.length ? [row[column] ?? 0] : [])),
    ).flat();
  return [...inTurn(parts.map((part) => part.data)), ...inTurn(parts.map((part) => part.correction))];
}
