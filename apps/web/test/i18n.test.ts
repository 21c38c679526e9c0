import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { en } from "../src/i18n/en/index.ts";
import { codeTitles } from "../src/i18n/zh-CN/codeTitles.ts";
import { zhCN } from "../src/i18n/zh-CN/index.ts";

const source = join(import.meta.dirname, "../src");

function leaves(node: object, prefix = ""): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );
}

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes("i18n"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

const texts = sources(source);
const literals = new Set(
  [...texts.matchAll(/"((?:[a-z][A-Za-z-]*\.)+[A-Za-z-]+)"/g)].map((match) => match[1]),
);
const patterns = [...texts.matchAll(/`((?:[a-z][A-Za-z-]*\.)+)\$\{[^}]+\}((?:\.[a-zA-Z]+)?)`/g)].map(
  ([, before = "", after = ""]) =>
    new RegExp(`^${before.replaceAll(".", "\\.")}.+${after.replaceAll(".", "\\.")}$`),
);

describe("catalogues", () => {
  const english = new Map(leaves(en));
  const chinese = new Map(leaves(zhCN));

  it("have the same keys in both languages", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("fill in the same values in both languages", () => {
    const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    const differing = [...english].filter(
      ([key, text]) => slots(text).join() !== slots(chinese.get(key) ?? "").join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("hold no key that no page uses", () => {
    const unused = [...english.keys()]
      .map((key) => key.replace(/_other$/, ""))
      .filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it("hold every key a page asks for", () => {
    const asked = [...texts.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((key) => !english.has(key))).toEqual([]);
  });

  it("leave no English sentence in Chinese", () => {
    const same = [...english].filter(
      ([key, text]) => chinese.get(key) === text && /[a-z]{3,} [a-z]{3,}/.test(text),
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });

  it("use Chinese punctuation between Chinese words", () => {
    const halfWidth = [...chinese].filter(([, text]) =>
      /[\u4e00-\u9fff][,:;?()]|[,;?)][\u4e00-\u9fff]/.test(text),
    );
    expect(halfWidth.map(([key]) => key)).toEqual([]);
  });
});

describe("diagnostic titles", () => {
  it("are there in Chinese for every code of the catalogue, and for no other", () => {
    expect(Object.keys(codeTitles).sort()).toEqual(Object.keys(diagnosticCodes).sort());
  });
});
