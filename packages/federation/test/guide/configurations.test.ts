import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import {
  attribute,
  federation,
  grants,
  groupLists,
  guideFor,
  logins,
  made,
  pair,
  runs,
  sessionNameOf,
  wanted,
} from "./given.ts";

describe("Auth0's Action", () => {
  interface Login {
    roles: string[];
    attributes: Record<string, unknown>;
  }

  async function act(code: string, roles: string[], email: string): Promise<Login | "denied"> {
    const exports: { onExecutePostLogin?: (event: unknown, api: unknown) => Promise<void> } = {};
    runInNewContext(code, { exports, require: (name: string) => process.getBuiltinModule(name) });
    const attributes: Record<string, unknown> = {};
    let denied = false;
    const api = {
      access: { deny: () => (denied = true) },
      samlResponse: { setAttribute: (name: string, value: unknown) => (attributes[name] = value) },
    };
    const event = {
      client: { name: "Alibaba Cloud Model Studio" },
      authorization: { roles },
      user: { email },
    };
    await exports.onExecutePostLogin?.(event, api);
    return denied ? "denied" : { roles: [...(attributes[`${attribute}/Role`] as string[])], attributes };
  }

  it("grants by group, whatever the groups are called", async () => {
    await fc.assert(
      fc.asyncProperty(groupLists, async (lists) => {
        const code = made("auth0", "action", lists);
        for (const name of lists.flat()) {
          expect(await act(code, [name], "a@b.example")).toMatchObject({ roles: wanted(lists, [name]) });
        }
        expect(await act(code, ["nobody's group"], "a@b.example")).toBe("denied");
      }),
      { numRuns: 60 },
    );
  });

  it.each(logins)("makes RoleSessionName of %s", async (login) => {
    const result = await act(made("auth0", "action", [["g"]]), ["g"], login);
    expect(result).toMatchObject({
      attributes: {
        [`${attribute}/RoleSessionName`]: sessionNameOf(login),
        [`${attribute}/SessionDuration`]: "7200",
      },
    });
  });
});

describe("Google's Apps Script", () => {
  it("writes what the groups give, and takes back what they no longer give", () => {
    fc.assert(
      fc.property(groupLists, (lists) => {
        const members = new Map(
          lists.flat().map((name, index) => [`${name}`, [`user${index}@acme.example`]]),
        );
        const asked: string[] = [];
        const written = new Map<string, { Role: { value: string }[]; RoleSessionName: string }>();
        const AdminDirectory = {
          Groups: {
            list: ({ query }: { query: string }) => {
              const name = query.slice("name='".length, -1).replace(/\\([\\'])/g, "$1");
              asked.push(name);
              return { groups: members.has(name) ? [{ email: `address of ${name}` }] : [] };
            },
          },
          Members: {
            list: (address: string) => ({
              members: (members.get(address.replace(/^address of /, "")) ?? members.get(address) ?? []).map(
                (email) => ({ type: "USER", email }),
              ),
            }),
          },
          Users: {
            list: () => ({
              users: [
                {
                  primaryEmail: "left@acme.example",
                  customSchemas: { AlibabaCloud: { Role: [{ value: "old" }] } },
                },
              ],
            }),
            update: (
              body: {
                customSchemas: { AlibabaCloud: { Role: { value: string }[]; RoleSessionName: string } };
              },
              address: string,
            ) => written.set(address, body.customSchemas.AlibabaCloud),
          },
        };
        const code = made("google", "apps-script", lists);
        runInNewContext(`${code}\nsync();`, { AdminDirectory, Utilities: {} });
        lists.flat().forEach((name, index) => {
          const held = written.get(`user${index}@acme.example`)?.Role.map((entry) => entry.value);
          expect(held).toEqual(wanted(lists, [name]));
        });
        expect(written.get("left@acme.example")?.Role).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("Keycloak's import", () => {
  it("renames each client role to its value, and only its own roles go out", () => {
    const parsed = JSON.parse(made("keycloak", "partial-import", [["a"], ["b"]]));
    const [client] = parsed.clients;
    const names = client.protocolMappers.filter(
      (entry: { protocolMapper: string }) => entry.protocolMapper === "saml-role-name-mapper",
    );
    expect(
      names.map((entry: { config: Record<string, string> }) => [
        entry.config.role,
        entry.config["new.role.name"],
      ]),
    ).toEqual([
      [`${client.clientId}.Role-0.x`, pair("Role-0.x")],
      [`${client.clientId}.Role-1.x`, pair("Role-1.x")],
    ]);
    expect(parsed.roles.client[client.clientId].map((role: { name: string }) => role.name)).toEqual([
      "Role-0.x",
      "Role-1.x",
    ]);
    expect(client).toMatchObject({ fullScopeAllowed: false, defaultClientScopes: [] });
    expect(client.attributes).toMatchObject({ "saml.assertion.signature": "true", "saml.encrypt": "false" });
  });
});

describe("authentik's blueprint", () => {
  const tag = (name: string, collection?: "seq") => ({
    tag: name,
    ...(collection === undefined
      ? { resolve: (text: string) => text }
      : { collection, resolve: (node: { items: unknown[] }) => node.items }),
  });

  it("is one YAML document whose expression holds every group and value as Python reads them", () => {
    fc.assert(
      fc.property(groupLists, (lists) => {
        const text = made("authentik", "blueprint", lists);
        const documents = parseAllDocuments(text, { customTags: [tag("!KeyOf"), tag("!Find", "seq")] });
        const [only] = documents;
        if (documents.length !== 1 || only === undefined || !("errors" in only))
          throw new Error("not one document");
        expect(only.errors).toEqual([]);
        const blueprint = only.toJS();
        const role = blueprint.entries.find((entry: { id?: string }) => entry.id === "Role");
        // Escapes used are JSON's too, so JSON reads the rows of the list.
        const rows = [...role.attrs.expression.matchAll(/^ {4}\((".*"), (\[.*\])\),$/gm)].map(
          ([, name, values]) => [JSON.parse(name ?? ""), JSON.parse(values ?? "")],
        );
        expect(rows).toEqual(lists.flatMap((names) => names.map((name) => [name, wanted(lists, [name])])));
        expect(blueprint.entries.at(-1).identifiers).toEqual({ slug: "alibaba-model-studio" });
      }),
      runs,
    );
  });
});

describe("expression languages", () => {
  const literals = (text: string) =>
    [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, inner = ""]) => inner.replaceAll("''", "'"));
  const well = (lists: string[][]) => lists.map((names) => names.map((name) => name.toWellFormed()));

  it("Okta's rules name each role's groups", () => {
    fc.assert(
      fc.property(groupLists, (lists) => {
        const rows = JSON.parse(made("okta", "group-rules", lists));
        expect(rows.map((row: { group: { profile: { name: string } } }) => row.group.profile.name)).toEqual(
          lists.map((_, index) => pair(`Role-${index}.x`)),
        );
        expect(
          rows.map((row: { rule: { conditions: { expression: { value: string } } } }) =>
            literals(row.rule.conditions.expression.value),
          ),
        ).toEqual(well(lists));
        const outside = rows.map((row: { rule: { conditions: { expression: { value: string } } } }) =>
          row.rule.conditions.expression.value.replace(/'((?:[^']|'')*)'/g, "T"),
        );
        for (const skeleton of outside)
          expect(skeleton).toMatch(/^isMemberOfGroupName\(T\)( OR isMemberOfGroupName\(T\))*$/);
        const whole = made("okta", "roles-expression", lists);
        expect(whole.replace(/'((?:[^']|'')*)'/g, "T")).toMatch(/^Arrays\.flatten\([\s\S]*\)\n$/);
        expect(literals(whole)).toEqual(
          well(lists).flatMap((names, index) => [...names, pair(`Role-${index}.x`)]),
        );
      }),
      runs,
    );
  });

  it("PingOne's expression is a list of groups and a map from them", () => {
    fc.assert(
      fc.property(groupLists, (lists) => {
        const expression = made("pingone", "roles-expression", lists);
        expect(expression.replace(/'((?:[^']|'')*)'/g, "T")).toMatch(
          /^user\.memberOfGroupNames\.\?\[\{T(, T)*\}\.contains\(#this\)\]\.!\[\{T: T(, T: T)*\}\[#this\]\]\n$/,
        );
        const names = well(lists).flat();
        const read = literals(expression);
        expect(read.slice(0, names.length)).toEqual(names);
        expect(read.slice(names.length)).toEqual(
          names.flatMap((name, index) => [name, wanted(lists, [lists.flat()[index] ?? ""])[0]]),
        );
      }),
      runs,
    );
  });

  it("PingFederate's OGNL grants by group", () => {
    grants((lists) => {
      const lines = made("pingfederate", "roles-expression", lists)
        .split("\n")
        .filter((line) => line.startsWith("#groups != null"));
      const rows = lines.map((line) => {
        const texts = (line.match(/"(?:[^"\\]|\\.)*"/g) ?? []).map((text) => JSON.parse(text) as string);
        expect(line.replace(/"(?:[^"\\]|\\.)*"/g, "T")).toMatch(
          /^#groups != null && \(#groups\.hasValue\(T\)( \|\| #groups\.hasValue\(T\))*\) \? #roles\.add\(T\) : null,$/,
        );
        return { names: texts.slice(0, -1), value: texts.at(-1) ?? "" };
      });
      return (held) =>
        rows.filter(({ names }) => names.some((name) => held.includes(name))).map(({ value }) => value);
    });
  });
});

describe("every JSON configuration", () => {
  it("is JSON, for any names", () => {
    fc.assert(
      fc.property(groupLists, (lists) => {
        for (const vendor of [
          "okta",
          "keycloak",
          "onelogin",
          "jumpcloud",
          "casdoor",
          "idaas",
          "feishu",
          "dingtalk",
          "generic",
          "pingone",
          "pingfederate",
          "lemonldap",
          "auth0",
          "google",
          "entra",
        ] as const) {
          for (const { mediaType, content } of guideFor(federation(lists), vendor).configurations) {
            if (mediaType === "application/json") expect(() => JSON.parse(content)).not.toThrow();
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
