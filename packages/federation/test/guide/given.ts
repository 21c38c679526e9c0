import { createHash } from "node:crypto";
import {
  type FederationDocument,
  federationDocumentSchema,
  type Guide,
  type GuideVendor,
} from "@modelstudio-sso/contracts";
import fc from "fast-check";
import { expect } from "vitest";
import { type GuideContext, makeGuide } from "../../src/index.ts";

export const attribute = "https://www.aliyun.com/SAML-Role/Attributes";
export const relayState = "https://modelstudio.console.alibabacloud.com/";

export function pair(role: string): string {
  return `acs:ram::5123456789012345:role/${role},acs:ram::5123456789012345:saml-provider/Acme`;
}

/** A federation with one role for each list of groups. */
export function federation(groups: readonly (readonly string[])[], seconds = 7200): FederationDocument {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "Acme", sessionDurationSeconds: seconds },
    roles: groups.map((names, index) => ({ name: `Role-${index}.x`, groups: [...names] })),
  });
}

export function guideFor(
  document: FederationDocument,
  vendor: GuideVendor,
  more: Partial<GuideContext> = {},
): Guide {
  return makeGuide(document, { vendor, relayState, ...more });
}

export function configuration(guide: Guide, id: string): string {
  const found = guide.configurations.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`${guide.vendor} has no configuration ${id}`);
  return found.content;
}

/** Names that end literals, start interpolations, close comments and blocks, or look like another format's syntax. */
export const hostileNames = [
  "Team \"A\" & 'B' <c>",
  "back\\slash",
  "two\nlines",
  "cr\rlf\r\n",
  "$center \u0024{x} $(id) `id` %{idp.home} #{x} @{x}",
  "研发组",
  "emoji 😀 group",
  "'; DROP; --",
  "]]> --> ?> */ <!-- //",
  '"] => issue(Type = "x", Value = "y"); c:[Type == "z',
  "'@\n$x = @'",
  "\\E.*\\Q",
  "skip inGroup(x) has2f(y) $uid",
  "‘curly’ ‚low‛",
  "/parent/child",
  "dotted.name*[a-z]+(x|y)?^$",
  "-n",
  "=cmd|' /C calc'!A0",
  "a,b;c|d",
  " leading and trailing ",
  "tab\there",
  "nul\0byte",
  "line\u2028separator\u0085next",
  "CN=Admins,OU=Groups,DC=acme,DC=example",
];

/** Any text a document may hold as a group's name, hostile ones often. */
export const groupName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileNames) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[\\"'$<>&;@`\n]{1,12}$/) },
);

/** One to three roles, each with one to three groups; no group in two roles, so that each has one value. */
export const groupLists = fc
  .uniqueArray(groupName, { minLength: 1, maxLength: 9 })
  .map((names) =>
    [0, 1, 2].map((index) => names.filter((_, at) => at % 3 === index)).filter((list) => list.length > 0),
  );

/** What RoleSessionName must be for a login, by the rule that the expressions with a digest follow. */
export function sessionNameOf(login: string): string {
  if (/^[A-Za-z0-9._@-]{2,32}$/.test(login)) return login;
  const local = login.split("@")[0] ?? "";
  if (login.includes("@") && /^[A-Za-z0-9._-]{2,32}$/.test(local)) return local;
  return `u-${createHash("sha256").update(login).digest("hex").slice(0, 24)}`;
}

export const logins = [
  "lin.wei@acme.example",
  "wei.chen.with-a-long-name@research.acme.example",
  "a.very.long.local.part.that.is.more.than.32@acme.example",
  "张伟@acme.example",
  "o'brien@acme.example",
  "plus+tag@acme.example",
  "x@acme.example",
  "王",
];

export const runs = { numRuns: 150 };

/** The values a member of exactly these groups must receive. */
export function wanted(lists: readonly (readonly string[])[], held: readonly string[]): string[] {
  return lists.flatMap((names, index) =>
    names.some((name) => held.includes(name)) ? [pair(`Role-${index}.x`)] : [],
  );
}

export function made(vendor: GuideVendor, id: string, lists: readonly (readonly string[])[]): string {
  return configuration(guideFor(federation(lists), vendor), id);
}

/** Checks a reader of one format: each mapped group alone gives its role, and a stranger gives none. */
export function grants(read: (lists: string[][]) => (held: string[]) => string[]): void {
  fc.assert(
    fc.property(groupLists, (lists) => {
      const rolesOf = read(lists);
      for (const name of lists.flat()) expect(rolesOf([name])).toEqual(wanted(lists, [name]));
      const near = lists
        .flat()
        .flatMap((name) => [`${name}x`, name.toUpperCase(), name.replaceAll(".", "x")]);
      const strangers = ["nobody's group", ...near];
      expect(rolesOf(strangers.filter((name) => !lists.flat().includes(name)))).toEqual([]);
      expect(rolesOf(lists.flat())).toEqual(wanted(lists, lists.flat()));
    }),
    runs,
  );
}
