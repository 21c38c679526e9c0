import type { FederationRole } from "@modelstudio-sso/contracts";
import { rolesFromTable } from "@modelstudio-sso/federation/rules";
import { describe, expect, it } from "vitest";
import { readTable } from "../src/features/groups/csv/readTable.ts";
import { exampleRoles, writeTable } from "../src/features/groups/csv/writeTable.ts";

const workspaces = [
  { id: "ws-1", name: "AI Research", region: "ap-southeast-1" },
  { id: "ws-2", name: "客服, 一线", region: "cn-beijing" },
];
const role = (change: Partial<FederationRole>): FederationRole => ({
  name: "R",
  groups: [],
  policies: [],
  workspaces: [],
  maxSessionDurationSeconds: 3600,
  ...change,
});
const bytes = (text: string) => new TextEncoder().encode(text);
const rows = async (text: string) =>
  (await readTable(bytes(text))).table.filter((row) => row.join("") !== "");
const plain = [
  ["group", "role"],
  ["研发", "R"],
];

describe("a CSV file of groups", () => {
  it("gives the same roles back, whatever is in the names", async () => {
    const groups = [
      '=HYPERLINK("https://evil.example","x")',
      "+1",
      "-Admins",
      "@all",
      "'-quoted",
      "'plain",
      'say "hi"',
      "a,b;c|d",
      "tab\there",
      "line\nbreak",
      "windows\r\nline",
      " blank ",
      "研发组",
      "😀",
      "\u00e9\u0301",
    ];
    const roles = [
      role({ name: "Everything", groups, description: 'a "b"\n=c', policies: ["AliyunBailianFullAccess"] }),
      role({
        name: "Two",
        workspaces: [
          { workspace: "ws-2", role: "Admin", displayName: "=管理" },
          { workspace: "ws-1", role: "Visitor" },
        ],
        users: [],
      }),
      role({ name: "Bare", maxSessionDurationSeconds: 43200 }),
    ];
    const text = await writeTable(roles, workspaces);
    expect(text).not.toMatch(/(^|,)"[=+\-@\t]/m);
    const { table, findings } = await readTable(bytes(text));
    expect(findings).toEqual([]);
    const read = rolesFromTable(table, { workspaces });
    expect(read.findings).toEqual([]);
    expect(read.roles).toEqual(roles);
  });

  it("has an example that can be brought in as it is", async () => {
    const roles = exampleRoles(workspaces);
    const { table } = await readTable(bytes(await writeTable(roles, workspaces)));
    expect(rolesFromTable(table, { workspaces })).toMatchObject({ roles, findings: [] });
  });

  it.each([
    ["a byte-order mark and Windows lines", "\uFEFFgroup,role\r\n研发,R\r\n"],
    ["semicolons", "group;role\n研发;R\n"],
    ["tabs", "group\trole\n研发\tR"],
    ["Excel's own first line", "sep=;\r\ngroup;role\r\n研发;R"],
    ["quotes everywhere", '"group","role"\n"研发","R"'],
    ["old Macintosh lines", "group,role\r研发,R\r"],
  ])("is read with %s", async (_, text) => {
    expect(await rows(text)).toEqual(plain);
  });

  it("is read in UTF-16, and in GB18030 with a word about it", async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[..."group\trole\r\n研发\tR"].flatMap((letter) => {
        const code = letter.charCodeAt(0);
        return [code & 0xff, code >> 8];
      }),
    ]);
    expect((await readTable(utf16)).table).toEqual(plain);
    // 研发 in GBK
    const gbk = new Uint8Array([...bytes("group,role\n"), 0xd1, 0xd0, 0xb7, 0xa2, ...bytes(",R")]);
    const read = await readTable(gbk);
    expect(read.table).toEqual(plain);
    expect(read.findings).toMatchObject([{ code: "csv.encoding", severity: "warning" }]);
  });

  it.each([
    ["an Excel workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "an Excel workbook"],
    ["an old Excel workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "an Excel workbook"],
    ["nothing", bytes(" \n "), "an empty file"],
    ["bytes", new Uint8Array([103, 0, 114, 0, 0]), "bytes that are no text"],
  ])("is refused where it is %s", async (_, given, got) => {
    expect(await readTable(given)).toMatchObject({ table: [], findings: [{ code: "csv.unreadable", got }] });
  });

  it("is refused where a quote is never closed, with the row", async () => {
    expect(await readTable(bytes('group,role\na,b\n"c,d\n'))).toMatchObject({
      findings: [{ code: "csv.unreadable", path: "row 3" }],
    });
  });
});
