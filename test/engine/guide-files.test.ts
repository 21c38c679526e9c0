import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { federationDocumentSchema, type GuideVendor, guideVendorIds } from "@modelstudio-sso/contracts";
import { makeGuide } from "@modelstudio-sso/federation";
import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";

const names = [
  "Team \"A\" & 'B' <c>",
  "back\\slash",
  "two\nlines",
  "\u0024center \u0024{x} \u0024(id) `id` %{idp.home}",
  "研发组",
  "emoji 😀 group",
  "]]> --> ?> */ <!-- //",
  "\\E.*\\Q",
  "dotted.name",
  "CN=Admins,OU=Groups,DC=acme,DC=example",
];

const groups = fc.uniqueArray(
  fc.oneof(fc.constantFrom(...names), fc.string({ unit: "binary", minLength: 1, maxLength: 30 })),
  { minLength: 1, maxLength: 6 },
);

function guide(vendor: GuideVendor, given: readonly string[]) {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "china",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "Acme", sessionDurationSeconds: 7200 },
    roles: given.map((name, index) => ({ name: `Role-${index}`, groups: [name] })),
  });
  return makeGuide(document, { vendor, relayState: "https://bailian.console.aliyun.com/" });
}

function content(vendor: GuideVendor, id: string, given: readonly string[]): string {
  const found = guide(vendor, given).configurations.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`${vendor} has no ${id}`);
  return found.content;
}

const resolver = {
  r: "urn:mace:shibboleth:2.0:resolver",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
};

describe("files of the guide", () => {
  it("in XML are well-formed, for any names", () => {
    fc.assert(
      fc.property(groups, (given) => {
        for (const vendor of guideVendorIds) {
          for (const file of guide(vendor, given).configurations) {
            if (/xml/.test(file.mediaType)) XmlDocument.fromString(file.content).dispose();
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("map groups in Shibboleth by patterns that match one name each", () => {
    fc.assert(
      fc.property(groups, (given) => {
        const document = XmlDocument.fromString(content("shibboleth", "attribute-resolver", given));
        const rows = document.root.find("//r:ValueMap", resolver).map((map) => ({
          value: map.get("r:ReturnValue", resolver)?.content ?? "",
          pattern: new RegExp(`^(?:${map.get("r:SourceValue", resolver)?.content ?? ""})$`, "u"),
        }));
        document.dispose();
        given.forEach((name, index) => {
          const matched = rows.filter(({ pattern }) => pattern.test(name)).map(({ value }) => value);
          expect(matched).toEqual([
            `acs:ram::5123456789012345:role/Role-${index},acs:ram::5123456789012345:saml-provider/Acme`,
          ]);
        });
        expect(rows.filter(({ pattern }) => pattern.test("nobody's group"))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("make RoleSessionName in Shibboleth with plain ECMAScript", () => {
    const document = XmlDocument.fromString(content("shibboleth", "attribute-resolver", ["g"]));
    const code = document.root.get("//r:Script", resolver)?.content ?? "";
    document.dispose();
    const made = (login: string) => {
      const values: string[] = [];
      const attribute = (text: string) => ({ getValues: () => ({ size: () => 1, get: () => text }) });
      const output = { addValue: (value: string) => values.push(value) };
      runInNewContext(code, { mail: attribute(login), alibabaCloudRoleSessionName: output });
      return values;
    };
    expect(made("lin.wei@acme.example")).toEqual(["lin.wei@acme.example"]);
    expect(made("wei.chen.with-a-long-name@research.acme.example")).toEqual(["wei.chen.with-a-long-name"]);
    const chinese = ["张伟@acme.example", "王芳@acme.example"].flatMap(made);
    expect(new Set(chinese).size).toBe(2);
    for (const name of chinese) expect(name).toMatch(/^u-[0-9a-f]{16}$/);
  });

  it("call Keycloak's command line with exactly the groups' names", () => {
    const folder = mkdtempSync(join(tmpdir(), "kcadm-"));
    try {
      const given = names.filter((name) => !name.startsWith("/"));
      writeFileSync(
        join(folder, "kcadm.sh"),
        '#!/bin/sh\nfor part in "$@"; do printf "%s\\0" "$part"; done; printf "\\001"\n',
      );
      chmodSync(join(folder, "kcadm.sh"), 0o755);
      writeFileSync(join(folder, "script.sh"), content("keycloak", "group-roles", given));
      const output = execFileSync("sh", ["script.sh"], {
        cwd: folder,
        env: { PATH: `${folder}:${process.env.PATH}` },
        encoding: "utf8",
      });
      const calls = output
        .split("\u0001")
        .slice(1, -1)
        .map((call) => call.split("\0"));
      expect(calls.map((call) => [call[4], call.at(-2)])).toEqual(
        given.map((name, index) => [name, `Role-${index}`]),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
