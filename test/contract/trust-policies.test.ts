import { describe, expect, test } from "vitest";
import { newIdpMetadata } from "./idp-metadata.ts";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const { accountId, name, raw, seen, cloud, trust, ownTrust, makeProvider, makeRole, makeUser } =
  await openStage();

const own = (path: string) => `acs:ram::${accountId}:${path}`;
const create = (text: string, document: unknown) =>
  raw("ram:CreateRole", {
    RoleName: name(text),
    AssumeRolePolicyDocument: typeof document === "string" ? document : JSON.stringify(document),
  });
const [statement = {}] = ownTrust.Statement;

describe("a trust policy", () => {
  test.each<[string, unknown]>([
    ["is JSON", "{"],
    ["has statements", { Version: "1" }],
    ["has Version 1", { Version: "2", Statement: ownTrust.Statement }],
    ["names who is trusted", { Version: "1", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole" }] }],
    ["names what is allowed", { Version: "1", Statement: [{ ...statement, Action: undefined }] }],
    ["allows or denies", { Version: "1", Statement: [{ ...statement, Effect: "Perhaps" }] }],
  ])("%s", async (_, document) => {
    expect(await create("Bad", document)).toMatchObject({ code: "MalformedPolicyDocument", status: 400 });
  });

  test("with a SAML provider and its recipient reads back as written, also after an update", async () => {
    await makeProvider(name("Idp"), await newIdpMetadata());
    const written = (recipient: string) =>
      trust(
        { Federated: [own(`saml-provider/${name("Idp")}`)] },
        { Condition: { StringEquals: { "saml:recipient": [recipient] } } },
      );
    const [first, second] = ["https://a.example/sso", "https://b.example/sso"].map(written);
    const role = await makeRole(name("Federated"), { trustPolicy: first ?? ownTrust });
    expect(role.trustPolicy).toEqual(first);
    await cloud.updateRole({ kind: "role", ...role, trustPolicy: second ?? ownTrust });
    const changed = await seen(
      () => cloud.getRole(role.name),
      (found) => JSON.stringify(found?.trustPolicy).includes("b.example"),
    );
    expect(changed?.trustPolicy).toEqual(second);
  });

  test("may name the account, several principals and a single value in place of a list", async () => {
    const principals = { RAM: own("root"), Service: ["ecs.aliyuncs.com"] };
    const document = { Version: "1", Statement: [{ ...statement, Principal: principals }] };
    expect((await create("Several", document)).code).toBe("");
  });
});

describe("those a trust policy names", () => {
  confirms({ line: "trust-principals", title: "a SAML provider need not exist" }, async (saw) => {
    const condition = { Condition: { StringEquals: { "saml:recipient": "https://a.example/sso" } } };
    const document = trust({ Federated: [own(`saml-provider/${name("Missing")}`)] }, condition);
    const { code } = await create("NoIdp", document);
    saw(code || "provider: made");
    expect(code).toBe("");
  });

  confirms({ line: "trust-principals", title: "a user must exist" }, async (saw) => {
    const { code } = await create("NoUser", trust({ RAM: [own(`user/${name("missing")}`)] }));
    saw(code || "user: made");
    expect(code).not.toBe("");
  });

  confirms({ line: "trust-principals", title: "a role must exist" }, async (saw) => {
    const { code } = await create("NoRole", trust({ RAM: [own(`role/${name("Missing")}`)] }));
    saw(code || "role: made");
    expect(code).not.toBe("");
  });

  confirms({ line: "arn-case", title: "keep their capital letters" }, async (saw) => {
    await makeUser(name("Capital"));
    const arn = own(`user/${name("Capital")}`);
    const role = await makeRole(name("Capitals"), { trustPolicy: trust({ RAM: [arn] }) });
    const principal = role.trustPolicy.Statement[0]?.Principal;
    saw(principal);
    expect(principal).toEqual({ RAM: [arn] });
  });
});

/** A trust policy of exactly so many characters, by blanks between its parts. */
function ofLength(chars: number): string {
  const text = JSON.stringify(ownTrust);
  return text.replace("{", `{${" ".repeat(chars - text.length)}`);
}

/** The same, with principals that no normalising makes shorter. */
function ofConditions(chars: number): string {
  const document = (value: string) =>
    JSON.stringify(
      trust({ RAM: [own("root")] }, { Condition: { StringEquals: { "sts:ExternalId": value } } }),
    );
  return document("x".repeat(chars - document("").length));
}

describe("the length of a trust policy", () => {
  for (const [words, text] of [
    ["blanks count", ofLength],
    ["values count", ofConditions],
  ] as const) {
    confirms(
      { line: "trust-length", title: `6,144 characters are taken, one more is not: ${words}` },
      async (saw) => {
        const longest = await create("Longest", text(6144));
        const longer = await create("Longer", text(6145));
        saw(`6144: ${longest.code || "made"}, 6145: ${longer.code || "made"}`);
        await cloud.deleteRole(name("Longest")).catch(() => undefined);
        expect(longest.code).toBe("");
        expect(longer.code).toBe("InvalidParameter.AssumeRolePolicyDocument.Length");
      },
    );
  }
});
