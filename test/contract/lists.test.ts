import { describe, expect, test } from "vitest";
import { newIdpMetadata } from "./idp-metadata.ts";
import { at } from "./raw-call.ts";
import { openStage } from "./stage.ts";

const { name, raw, seen, cloud, makePolicy, makeProvider, makeRole, makeUser } = await openStage();

const metadataXml = await newIdpMetadata();

interface List {
  call: "ram:ListRoles" | "ram:ListUsers" | "ram:ListPolicies" | "ims:ListSAMLProviders";
  params?: Record<string, string>;
  /** Where the entries are, and what names one. */
  path: [string, string];
  key: string;
  /** Largest page. */
  most: number;
  make(text: string): Promise<unknown>;
  all(): Promise<{ name: string }[]>;
}

const lists: List[] = [
  {
    call: "ram:ListRoles",
    path: ["Roles", "Role"],
    key: "RoleName",
    most: 1000,
    make: (text) => makeRole(name(text)),
    all: cloud.listRoles,
  },
  {
    call: "ram:ListUsers",
    path: ["Users", "User"],
    key: "UserName",
    most: 1000,
    make: (text) => makeUser(name(text)),
    all: cloud.listUsers,
  },
  {
    call: "ram:ListPolicies",
    params: { PolicyType: "Custom" },
    path: ["Policies", "Policy"],
    key: "PolicyName",
    most: 1000,
    make: (text) => makePolicy(name(text)),
    all: cloud.listCustomPolicies,
  },
  {
    call: "ims:ListSAMLProviders",
    path: ["SAMLProviders", "SAMLProvider"],
    key: "SAMLProviderName",
    most: 100,
    make: (text) => makeProvider(name(text), metadataXml),
    all: cloud.listSamlProviders,
  },
];

/** Page by page, as small as asked; at most so many pages. */
async function pages({ call, params, path, key }: List, size: number, most: number): Promise<string[][]> {
  const found: string[][] = [];
  let marker: unknown;
  do {
    const { code, body } = await raw(call, {
      ...params,
      MaxItems: size,
      ...(marker ? { Marker: marker } : {}),
    });
    expect(code).toBe("");
    const entries = at(body, ...path);
    found.push((Array.isArray(entries) ? entries : []).map((entry) => String(at(entry, key))));
    const truncated = at(body, "IsTruncated") === true;
    marker = truncated ? at(body, "Marker") : undefined;
    if (truncated) expect(marker, "IsTruncated comes with a Marker").toMatch(/\S/);
  } while (marker !== undefined && found.length < most);
  return found;
}

describe.each(lists)("$call", (list) => {
  const texts = ["one", "two", "three"];

  test("goes page by page, each entry once, and the adapter reads to the end", async () => {
    for (const text of texts) await list.make(text);
    const names = texts.map(name).sort();
    const mine = await seen(
      async () => (await list.all()).map((entry) => entry.name).filter((entry) => names.includes(entry)),
      (found) => found.length === names.length,
    );
    expect(mine.sort()).toEqual(names);
    const small = await pages(list, 2, 3);
    expect(small[0]).toHaveLength(2);
    const entries = small.flat();
    expect(new Set(entries).size).toBe(entries.length);
    const whole = (await pages(list, list.most, 20)).flat();
    expect(whole.filter((entry) => names.includes(entry)).sort()).toEqual(names);
  });

  test("takes pages of 1 to its most", async () => {
    for (const MaxItems of [0, list.most + 1]) {
      const { code } = await raw(list.call, { ...list.params, MaxItems });
      expect(code).toMatch(/^InvalidParameter\.MaxItems/);
    }
  });
});
