import { alibabaSites } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { readRoleClaims, verifyResponse } from "../../src/index.ts";
import { claims } from "../samples/alibaba-samples.ts";
import {
  attributeXml,
  expectation,
  pair,
  post,
  roleName,
  sessionName,
  signedResponse,
} from "../support/response.ts";

describe("reading role claims", () => {
  it("reads pairs, session name and duration of a sound assertion", () => {
    const other = "acs:ram::210987654321:role/Admin-1.x,acs:ram::210987654321:saml-provider/corp_idp";
    const read = claims({ roles: [pair, other], durations: ["43200"] });
    expect(read).toEqual({
      pairs: [
        {
          roleArn: "acs:ram::123456789012:role/developers",
          providerArn: "acs:ram::123456789012:saml-provider/corp-idp",
          accountId: "123456789012",
          roleName: "developers",
          providerName: "corp-idp",
        },
        expect.objectContaining({
          accountId: "210987654321",
          roleName: "Admin-1.x",
          providerName: "corp_idp",
        }),
      ],
      roleSessionName: "ann@example.com",
      sessionDurationSeconds: 43_200,
      diagnostics: [],
    });
  });

  it("collects several attributes of the same name", () => {
    const attributes =
      attributeXml(roleName, [pair]) +
      attributeXml(roleName, [pair.replaceAll("developers", "viewers")]) +
      attributeXml(sessionName, ["ann"]);
    const verdict = verifyResponse(post(signedResponse({ attributes })), expectation());
    expect(verdict.verdict === "accept" && readRoleClaims(verdict.assertion).pairs).toHaveLength(2);
  });

  it("accepts the assertion for the site it was made for", () => {
    const verdict = verifyResponse(post(signedResponse()), expectation());
    if (verdict.verdict === "reject") throw new Error("refused");
    expect(readRoleClaims(verdict.assertion, { site: alibabaSites.international }).diagnostics).toEqual([]);
  });

  it.each([
    [
      "a role of another cloud",
      "arn:aws:iam::123456789012:role/x,arn:aws:iam::123456789012:saml-provider/y",
      "alibaba.role.arn",
    ],
    ["an underscore in a role name", pair.replace("developers", "dev_team"), "alibaba.role.arn"],
    [
      "one colon too few",
      pair.replace("ram::123456789012:role", "ram:123456789012:role"),
      "alibaba.role.arn",
    ],
    ["a provider ending in a hyphen", `${pair}-`, "alibaba.role.arn"],
    ["a trailing comma", `${pair},`, "alibaba.role.format"],
    ["a line break inside", pair.replace(",", ",\n"), "alibaba.role.blank"],
    ["two pairs with a comma", `${pair},${pair}`, "alibaba.role.several-in-one"],
  ])("refuses %s", (_, value, code) => {
    const read = claims({ roles: [value] });
    expect(read.diagnostics.map((found) => found.code)).toContain(code);
    expect(read.pairs).toEqual([]);
  });

  it.each([
    ["王芳", "alibaba.session-name.characters"],
    ["Ann Example", "alibaba.session-name.characters"],
    ["x".repeat(65), "alibaba.session-name.length"],
    ["x".repeat(33), "alibaba.session-name.risky"],
  ])("says what is wrong with the session name %s", (name, code) => {
    expect(claims({ names: [name] }).diagnostics.map((found) => found.code)).toContain(code);
  });

  it.each([
    "Role",
    "https://aws.amazon.com/SAML/Attributes/Role",
    "https://www.aliyun.com/SAML-Role/Attributes/role",
    "urn:alibaba/Role",
  ])("recognizes %s as a near miss", (name) => {
    const read = claims({ roles: [], more: attributeXml(name, [pair]) });
    expect(read.diagnostics.map((found) => found.code)).toContain("alibaba.attribute.near-miss");
  });

  it("leaves foreign attributes alone", () => {
    const more =
      attributeXml("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", ["x"]) +
      attributeXml("groups", ["Developers"]);
    expect(claims({ more }).diagnostics).toEqual([]);
    expect(claims({ roles: [], more }).diagnostics.map((found) => found.code)).toEqual([
      "alibaba.role.missing",
    ]);
  });
});
