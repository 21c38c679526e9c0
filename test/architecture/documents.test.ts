import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { environmentNames, readConfig } from "../../apps/server/src/config.ts";
import { read, root } from "./tree.ts";

const pages = ["operations", "threat-model", "scaling", "dependencies-review"].map(
  (name) => `docs/${name}.md`,
);

/** Cells of the rows of a page's tables. */
function rowsOf(page: string): string[][] {
  return read(page)
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe("the table of environment variables", () => {
  const rows = rowsOf("docs/operations.md").filter(([first]) => /^`[A-Z_]+`$/.test(first ?? ""));
  const names = rows.map(([first = ""]) => first.slice(1, -1));

  it("has each variable that is read, once, and no other", () => {
    expect([...names].sort()).toEqual([...environmentNames].sort());
  });

  it("gives the defaults that count", () => {
    const config = readConfig({});
    const told = Object.fromEntries(rows.map(([name = "", , value = ""]) => [name.slice(1, -1), value]));
    expect(told).toMatchObject({
      PORT: String(config.port),
      HOST: config.host,
      CLOUD: `\`${config.cloud}\``,
      SITE: `\`${config.site}\``,
      LOG_LEVEL: `\`${config.logLevel}\``,
      SECOND_OPINION: config.secondOpinion ? "`on`" : "`off`",
      MEMBERSHIP_ADAPTER: `\`${config.membership.adapter}\``,
      OUTBOUND_HTTP: config.outbound.http ? "`on`" : "`off`",
      REQUESTS_PER_SECOND: String(config.requestsPerSecond),
      CLOUD_CALLS_PER_SECOND: `${readConfig({ CLOUD: "alibaba" }).callsPerSecond}, in the sandbox ${config.callsPerSecond}`,
    });
  });
});

describe("the threat model", () => {
  const [, ...proofs] = rowsOf("docs/threat-model.md").filter((cells) => cells.length === 3);
  const named = (text: string) => text.match(/\b(apps|packages|test)\/[\w./-]+/g) ?? [];

  it("has a proof for every guard, and each of them is there", () => {
    const guards = proofs.filter(([threat]) => threat !== "threat" && threat !== "---" && threat !== "asset");
    const sections = read("docs/threat-model.md").split("## Threats and guards")[1]?.split("\n## ")[0] ?? "";
    const table = guards.filter(([threat = ""]) => sections.includes(`| ${threat} |`));
    expect(table.length).toBeGreaterThan(30);
    expect(table.filter(([, , proof = ""]) => named(proof).length === 0)).toEqual([]);
    const missing = table
      .flatMap(([, , proof = ""]) => named(proof))
      .filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });
});

describe("pages for those who run the service", () => {
  it("lead to pages and files that are there", () => {
    const dead = pages.flatMap((page) => {
      const links = [...read(page).matchAll(/\]\(([^)#]+)(#[^)]*)?\)/g)].map(([, target = ""]) => target);
      return links
        .filter((target) => !/^https?:/.test(target))
        .filter((target) => !existsSync(join(root, normalize(join(dirname(page), target)))))
        .map((target) => `${page}: ${target}`);
    });
    expect(dead).toEqual([]);
  });

  it("name files that are there", () => {
    const gone = pages.flatMap((page) =>
      (read(page).match(/\b(apps|packages|test|scripts)\/[\w/-]+\.(test\.ts|ts|mjs)\b/g) ?? [])
        .filter((file) => !existsSync(join(root, file)))
        .map((file) => `${page}: ${file}`),
    );
    expect(gone).toEqual([]);
  });
});
