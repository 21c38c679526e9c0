import { describe, expect, it } from "vitest";
import { layoutFor } from "../src/parts/qr/codewords.ts";
import { type Modules, qrModules } from "../src/parts/qr/modules.ts";
import { errorCorrection, multiply } from "../src/parts/qr/reedSolomon.ts";

const masks: ((r: number, c: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_r, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => ((r >> 1) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];
/** Centres as the standard's annex E prints them. */
const alignment: Record<number, number[]> = {
  1: [],
  2: [6, 18],
  6: [6, 34],
  7: [6, 22, 38],
  10: [6, 28, 50],
  14: [6, 26, 46, 66],
};
/** The 32 format words of annex C at level M, by mask. */
const formats = [0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0];

const at = (modules: Modules, row: number, column: number) => modules[row]?.[column] === true;

function isFunction(modules: Modules, row: number, column: number): boolean {
  const size = modules.length;
  const version = (size - 17) / 4;
  if (row === 6 || column === 6) return true;
  if ((row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9)) return true;
  if (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11))) return true;
  const centres = alignment[version] ?? [];
  return centres.some((r) =>
    centres.some((c) => {
      const corner = [r, c].every((x) => x === 6 || x === centres.at(-1)) && !(r !== 6 && c !== 6);
      return !corner && Math.abs(row - r) <= 2 && Math.abs(column - c) <= 2;
    }),
  );
}

/** Reads a code as a phone does, from the picture alone: format, mask, codewords, syndromes, text. */
function read(modules: Modules): string {
  const size = modules.length;
  let format = 0;
  for (let i = 0; i < 15; i += 1) {
    const row = i < 6 ? i : i < 8 ? i + 1 : size - 15 + i;
    format |= Number(at(modules, row, 8)) << i;
  }
  const mask = masks[formats.indexOf(format)];
  if (mask === undefined) throw new Error(`no format of level M: ${format.toString(16)}`);
  const bits: number[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (!isFunction(modules, row, column))
          bits.push(Number(at(modules, row, column) !== mask(row, column)));
      }
    }
    upwards = !upwards;
  }
  const words = Array.from({ length: bits.length >> 3 }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(""), 2),
  );
  return textOf(words, (size - 17) / 4);
}

/** Level M of the versions that the test uses: data codewords of each block. Table 9 of the standard. */
const dataOfBlocks: Record<number, number[]> = {
  1: [16],
  2: [28],
  6: [27, 27, 27, 27],
  7: [31, 31, 31, 31],
  10: [43, 43, 43, 43, 44],
  14: [40, 40, 40, 40, 41, 41, 41, 41, 41],
};

function textOf(words: number[], version: number): string {
  const lengths = dataOfBlocks[version] ?? [];
  const data: number[][] = lengths.map(() => []);
  let index = 0;
  for (let column = 0; column < Math.max(...lengths); column += 1) {
    for (const [block, length] of lengths.entries())
      if (column < length) data[block]?.push(words[index++] ?? 0);
  }
  const stream = data.flat();
  const wide = version < 10 ? 8 : 16;
  const flat = stream.map((word) => word.toString(2).padStart(8, "0")).join("");
  expect(flat.slice(0, 4)).toBe("0100");
  const count = Number.parseInt(flat.slice(4, 4 + wide), 2);
  const bytes = Array.from({ length: count }, (_, i) =>
    Number.parseInt(flat.slice(4 + wide + i * 8, 12 + wide + i * 8), 2),
  );
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

describe("a QR code", () => {
  it("reads back as what was written, in every size that is laid out differently", () => {
    for (const [version, length] of [
      [1, 14],
      [2, 26],
      [6, 100],
      [7, 120],
      [10, 200],
      [14, 350],
    ] as const) {
      const text = `otpauth://${"é"}${"x".repeat(length - 12)}`;
      const modules = qrModules(text);
      expect(modules.length).toBe(version * 4 + 17);
      expect(read(modules)).toBe(text);
    }
  });

  it("has correction codewords that leave no remainder at any root", () => {
    const data = Array.from({ length: 43 }, (_, index) => (index * 37) % 256);
    const word = [...data, ...errorCorrection(data, 26)];
    for (let root = 0, power = 1; root < 26; root += 1, power = multiply(power, 2)) {
      const syndrome = word.reduce((sum, value) => multiply(sum, power) ^ value, 0);
      expect(syndrome).toBe(0);
    }
  });

  it("has the correction codewords that the standard's own example has", () => {
    // ISO/IEC 18004, annex I: "01234567" in version 1-M.
    const data = [
      0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
    ];
    expect(errorCorrection(data, 10)).toEqual([0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]);
  });

  it("says so where a text is too long", () => {
    expect(layoutFor(600).version).toBeLessThanOrEqual(20);
    expect(() => layoutFor(5000)).toThrow("does not take");
  });
});
