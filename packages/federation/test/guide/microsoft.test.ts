import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grants, groupLists, logins, made, pair, runs, sessionNameOf } from "./given.ts";

describe("AD FS claim rules", () => {
  /** Literals end at the next quote: the language has no published escape. */
  function tokens(rules: string): string[] {
    const found = rules.match(/"[^"\n]*"|=>|==|=~|&&|[A-Za-z]+|[[\](){};:,=.]|\s+/g) ?? [];
    expect(found.join("")).toBe(rules);
    return found.filter((token) => token.trim() !== "");
  }

  it("consist of whole tokens, each rule ends, and group patterns match exactly one name", () => {
    grants((lists) => {
      const rules = made("adfs", "claim-rules", lists);
      const all = tokens(rules);
      expect(all.filter((token) => token === "=>").length).toBe(all.filter((token) => token === ";").length);
      const rows = [
        ...rules.matchAll(
          /modelstudio-sso\/group", Value =~ "(.*)"\]\n => issue\(Type = ".*\/Role", Value = "(.*)"\);/g,
        ),
      ];
      return (held) => [
        ...new Set(
          rows.flatMap(([, pattern = "", value = ""]) =>
            held.some((name) => new RegExp(pattern.replace(/\\z$/, "$"), "u").test(name)) ? [value] : [],
          ),
        ),
      ];
    });
  });

  it("make RoleSessionName of the login, its first part or the SID", () => {
    const rules = made("adfs", "claim-rules", [["g"]]);
    const patterns = [...rules.matchAll(/(?<!NOT EXISTS\()\bc:\[Type == ".*\/login", Value =~ "(.*)"\]/g)];
    const [whole = "", local = ""] = patterns.map(([, pattern = ""]) => pattern);
    for (const login of logins) {
      const cut = new RegExp(local).test(login) ? login.replace(/@.*$/, "") : "the SID";
      const expected = sessionNameOf(login);
      expect(new RegExp(whole).test(login) ? login : cut).toBe(
        expected.startsWith("u-") ? "the SID" : expected,
      );
    }
  });

  it("stand in the PowerShell script unchanged", () => {
    fc.assert(
      fc.property(groupLists, (lists) => {
        const script = made("adfs", "powershell", lists);
        const [, quoted = ""] =
          /\$rules = '((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'\n/u.exec(script) ?? [];
        expect(quoted.replace(/(['\u2018-\u201b])\1/gu, "$1")).toBe(made("adfs", "claim-rules", lists));
      }),
      runs,
    );
  });
});

describe("Entra ID", () => {
  it("gets the same role IDs every time, and values of its app roles", () => {
    const [first, second] = [0, 1].map(() => JSON.parse(made("entra", "app-roles", [["a"], ["b"]])).appRoles);
    expect(first).toEqual(second);
    expect(first.map((role: { value: string }) => role.value)).toEqual([pair("Role-0.x"), pair("Role-1.x")]);
    for (const { id } of first)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(first.map((role: { id: string }) => role.id)).size).toBe(2);
  });

  it("gets one pattern that gives the address, its first part, or nothing", () => {
    const policy = JSON.parse(made("entra", "claims-policy", [["a"]]));
    const session = policy.claims.find((entry: { name: string }) => entry.name === "RoleSessionName");
    const pattern = new RegExp(
      session.configurations[0].transformations[0].regex.replace("(?'name'", "(?<name>"),
    );
    for (const login of logins) {
      const expected = sessionNameOf(login);
      expect(pattern.exec(login)?.groups?.name).toBe(expected.startsWith("u-") ? undefined : expected);
    }
  });

  it("gets groups in PowerShell's own quoting", () => {
    fc.assert(
      fc.property(groupLists, (lists) => {
        const script = made("entra", "graph-script", lists);
        const rows = [
          ...script.matchAll(/Groups = @\(((?:'(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*'(?:, )?)*)\) \}/gu),
        ];
        const read = rows.map(([, list = ""]) =>
          [...list.matchAll(/'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'/gu)].map(([, text = ""]) =>
            text.replace(/(['\u2018-\u201b])\1/gu, "$1"),
          ),
        );
        expect(read).toEqual(lists.map((names) => names.map((name) => name.toWellFormed())));
      }),
      runs,
    );
  });
});
