import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { makeGuide } from "@modelstudio-sso/federation";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installed } from "./packages.ts";
import { contentOf, groups, people } from "./sample.ts";

/** Many names at once: one start of an interpreter reads them all. */
const names = [
  ...new Set([
    ...Object.values(groups),
    ...fc.sample(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), { numRuns: 150, seed: 7 }),
    "two\nlines",
    "'; phpinfo(); //",
    '"""\nimport os',
    "?><?php exit; ?>",
    "line\u2028separator",
  ]),
];

const document = federationDocumentSchema.parse({
  apiVersion: "modelstudio-sso/v1",
  name: "acme",
  site: "international",
  accountId: "5123456789012345",
  loginPath: { kind: "idp", providerName: "Acme" },
  roles: names.map((name, index) => ({ name: `Role-${index}`, groups: [name] })),
});
const pairs = names.map(
  (_, index) => `acs:ram::5123456789012345:role/Role-${index},acs:ram::5123456789012345:saml-provider/Acme`,
);
const made = (vendor: "simplesamlphp" | "authentik", id: string) =>
  contentOf(makeGuide(document, { vendor, relayState: "https://modelstudio.console.alibabacloud.com/" }), id);

describe("generated files, read by their own languages", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "syntax-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.skipIf(!installed("php"))("PHP reads the entry of SimpleSAMLphp as data, every name as given", () => {
    for (const id of ["sp-remote", "authsource"]) {
      writeFileSync(join(folder, `${id}.php`), made("simplesamlphp", id));
      execFileSync("php", ["-l", join(folder, `${id}.php`)]);
    }
    const code = "include $argv[1]; echo json_encode(current($metadata)['authproc'][41]['values']);";
    const read = JSON.parse(
      execFileSync("php", ["-r", code, join(folder, "sp-remote.php")], { encoding: "utf8" }),
    );
    expect(read).toEqual(Object.fromEntries(pairs.map((value, index) => [value, [names[index]]])));
  });

  it.skipIf(!installed("python"))("Python runs authentik's expressions", () => {
    const blueprint = made("authentik", "blueprint");
    const blocks = [...blueprint.matchAll(/expression: \|-\n((?: {8}.*\n)+)/g)].map(([, block = ""]) =>
      block.replace(/^ {8}/gm, "    "),
    );
    const [roles = "", session = ""] = blocks;
    const program = `import json, re, sys
from types import SimpleNamespace
given = json.load(open(sys.argv[1]))
def regex_match(value, regex): return re.match(regex, value) is not None
def ask(held, email):
    request = SimpleNamespace(user=SimpleNamespace(email=email, username="x", uid="0123456789abcdef0123456789abcdef"))
    def ak_is_group_member(user, name): return name == held
    scope = {"request": request, "ak_is_group_member": ak_is_group_member, "regex_match": regex_match}
    exec("def roles():\\n" + given["roles"] + "def session():\\n" + given["session"], scope)
    return [scope["roles"](), scope["session"]()]
print(json.dumps([[ask(name, "a@b.example")[0] for name in given["names"]], [ask("", mail)[1] for mail in given["mails"]]]))
`;
    writeFileSync(join(folder, "run.py"), program);
    const mails = people.map(({ mail }) => mail);
    writeFileSync(join(folder, "given.json"), JSON.stringify({ roles, session, names, mails }));
    const output = execFileSync("python3", [join(folder, "run.py"), join(folder, "given.json")], {
      encoding: "utf8",
    });
    const [granted, sessions] = JSON.parse(output) as [string[][], string[]];
    expect(granted).toEqual(pairs.map((value) => [value]));
    for (const [index, name] of sessions.entries()) {
      expect(name).toMatch(people[index]?.sessionName ?? /^$/);
    }
  });
});
